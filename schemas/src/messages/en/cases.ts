/** Answers of the catalogue, the template library and the cases themselves. */
export const cases = {
  publishRefused: 'Mend {count} problem(s) before publishing',
  numberCodeFormat: 'The number code takes 1 to 12 letters or digits, such as T03',
  adoptedPart:
    'This business type was adopted: only parameters and roles can be changed here. The rest belongs to the unit that owns the template',
  noOverlay: 'This business type was not adopted, so it has no local changes to save',
  overlayBase: 'The template version has changed. Reload the page before changing anything',
  overlayMoved: 'Somebody has just changed the local settings. Reload the page before upgrading',
  notPublished: 'Not published yet. Publish it before offering it in the library',
  alreadyAdopted: 'This unit has adopted “{name}” already; change it under business types',
  notAdopted: 'This business type was not adopted, so there is no template to upgrade from',
  upToDate: 'This is the newest version of the template already',
  newerBase:
    'The template has meanwhile reached version {version}. Review the changes again before upgrading',
  conflictsOpen: 'Both sides changed {count} item(s). Choose for each before upgrading',
  alreadyHandled: '{name} handled this at {at}; what you did had no effect',
  closedByDeadline: 'The deadline has passed and this was closed at {at}; what you did had no effect',
  stale: 'The case has just moved on. Look at the newest content before acting',
  versionChanged:
    '“{name}” has just reached version {version}. Open the form again; what you filled in is kept',
  startNotAllowed: 'None of your posts may open “{name}”',
  fileUnknown: 'This file can no longer be found. Upload it again',
  badCursor: 'This page can no longer be found. Go back to the first page of the list',
  badDraftScope: 'The draft was not saved: it is unclear which form it belongs to',
} as const

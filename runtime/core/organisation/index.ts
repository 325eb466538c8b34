export {
  ancestorsOf,
  holdsOn,
  indexDirectory,
  isWithin,
  nameOfPerson,
  nameOfPost,
  nameOfUnit,
  nearestOfKind,
  unitsBelow,
  type Directory,
} from './directory.ts'
export { resolveAssignment, type AssignmentPlace, type ResolvedPerson } from './resolveAssignment.ts'

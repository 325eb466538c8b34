/** The part of moddle's package descriptor that we look at. */
export interface MetaPackage {
  types: { name: string; properties?: { name: string; isMany?: boolean; isAttr?: boolean }[] }[]
}

/**
 * moddle's own BPMN package with two places mended for reading: the `script` of a global script task is an element in the
 * schema of BPMN 2.0 (moddle knows it as an attribute only), and a second loop of an activity must be seen, not overwrite
 * the first in silence.
 */
export function readingPackage(bpmn: MetaPackage): MetaPackage {
  const mend =
    (type: string, property: string, change: { isMany?: boolean; isAttr?: boolean }) =>
    (one: MetaPackage['types'][number]): MetaPackage['types'][number] =>
      one.name !== type && one.name !== `bpmn:${type}`
        ? one
        : {
            ...one,
            properties: (one.properties ?? []).map((each) =>
              each.name === property || each.name === `bpmn:${property}` ? { ...each, ...change } : each,
            ),
          }
  return {
    ...bpmn,
    types: bpmn.types
      .map(mend('GlobalScriptTask', 'script', { isAttr: false }))
      .map(mend('Activity', 'loopCharacteristics', { isMany: true })),
  }
}

/** Where a token waiting on a flow is counted: flow ids are known once per scope. */
export const waitKey = (scopeId: string | undefined, flowId: string): string =>
  scopeId === undefined ? flowId : `${scopeId}/${flowId}`

/** The scope and the flow, or `#<node>` for a start quantity, that a key stands for. */
export function waitPlace(key: string): { scopeId: string | undefined; flowId: string } {
  const at = key.indexOf('/')
  return at < 0
    ? { scopeId: undefined, flowId: key }
    : { scopeId: key.slice(0, at), flowId: key.slice(at + 1) }
}

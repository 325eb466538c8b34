declare module 'bpmn-moddle' {
  /** Reads and writes BPMN 2.0 XML; typed by us at the two places where it is used. */
  export class BpmnModdle {
    constructor(packages?: Record<string, object>)
    fromXML(xml: string): Promise<unknown>
    toXML(element: unknown, options?: { format?: boolean }): Promise<{ xml: string }>
  }
}

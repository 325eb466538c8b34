declare module 'bpmn-moddle' {
  /** Reads and writes BPMN 2.0 XML; typed by us at the places where it is used. */
  export class BpmnModdle {
    constructor(packages?: Record<string, object>)
    getPackage(prefix: string): unknown
    fromXML(xml: string): Promise<unknown>
    toXML(element: unknown, options?: { format?: boolean }): Promise<{ xml: string }>
  }
}

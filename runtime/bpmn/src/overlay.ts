import type { OverlayOperation } from '@banshi/schemas'

/**
 * Applies the operations of an overlay that concern the drawing to its XML. Law (`design §7`):
 * `compileBpmn(applyOverlayToXml(xml, ops)) = applyOverlay(compileBpmn(xml), ops)`.
 * Parameters and role slots stand beside the drawing, so these leave it as it is.
 */
export function applyOverlayToXml(xml: string, operations: readonly OverlayOperation[]): string {
  return operations.reduce((current, operation) => {
    switch (operation.op) {
      case 'setParameter':
      case 'mapRole':
        return current
    }
  }, xml)
}

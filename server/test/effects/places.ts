import { drawn, end, fillTask, flows, task } from './model.ts'

/** Where an event can stand in a process, and where the case stands once it has happened. */
export const places = {
  catch: { waiting: ['Event'], after: ['After'] },
  boundary: { waiting: ['Wait'], after: ['After'] },
  boundaryBeside: { waiting: ['Wait'], after: ['After', 'Wait'] },
  subProcess: { waiting: ['Wait'], after: ['After', 'Sub'] },
  subProcessBeside: { waiting: ['Wait'], after: ['After', 'Sub', 'Wait'] },
  gateway: { waiting: ['Gateway'], after: ['After'] },
} as const
export type Place = keyof typeof places

const begin = `<bpmn:startEvent id="Start"/>${fillTask}${task('After', '之后')}`

/** A process that waits at one place for one event. */
export function waitingFor(place: Place, definition: string, roots = ''): string {
  const wait = task('Wait', '等待')
  const interrupts = !place.endsWith('Beside')
  switch (place) {
    case 'catch':
      return drawn(
        `${begin}<bpmn:intermediateCatchEvent id="Event">${definition}</bpmn:intermediateCatchEvent>${end()}${flows(
          ...['Start>Fill', 'Fill>Event', 'Event>After', 'After>End'],
        )}`,
        roots,
      )
    case 'boundary':
    case 'boundaryBeside':
      return drawn(
        `${begin}${wait}<bpmn:boundaryEvent id="Event" attachedToRef="Wait" cancelActivity="${interrupts}">${definition}</bpmn:boundaryEvent>${end()}${end('End2')}${flows(
          ...['Start>Fill', 'Fill>Wait', 'Wait>End', 'Event>After', 'After>End2'],
        )}`,
        roots,
      )
    case 'subProcess':
    case 'subProcessBeside':
      return drawn(
        `<bpmn:startEvent id="Start"/>${fillTask}${wait}${end()}${flows('Start>Fill', 'Fill>Wait', 'Wait>End')}
        <bpmn:subProcess id="Sub" triggeredByEvent="true"><bpmn:startEvent id="Event" isInterrupting="${interrupts}">${definition}</bpmn:startEvent>${task('After', '之后')}<bpmn:endEvent id="SubEnd"/>${flows('Event>After', 'After>SubEnd')}</bpmn:subProcess>`,
        roots,
      )
    case 'gateway':
      return drawn(
        `${begin}<bpmn:eventBasedGateway id="Gateway"/><bpmn:intermediateCatchEvent id="Event">${definition}</bpmn:intermediateCatchEvent><bpmn:intermediateCatchEvent id="Other"><bpmn:messageEventDefinition messageRef="Never"/></bpmn:intermediateCatchEvent>${end()}${end('End2')}${flows(
          ...[
            'Start>Fill',
            'Fill>Gateway',
            'Gateway>Event',
            'Gateway>Other',
            'Event>After',
            'After>End',
            'Other>End2',
          ],
        )}`,
        `${roots}<bpmn:message id="Never" name="never"/>`,
      )
  }
}

export {
  addDuration,
  businessZone,
  parseCycle,
  parseDuration,
  parseInstant,
  type Cycle,
  type Duration,
} from './iso8601.ts'
export { dateAt } from './plainDate.ts'
export {
  isTimerText,
  nextDue,
  timerDue,
  type Repeat,
  type TimerDue,
  type TimerKind,
  type TimerOptions,
} from './timer.ts'
export { dueAt, isWorkingDay, workingDaysLeft } from './workingDays.ts'
export { addWorkingTime, workingTimeBetween } from './workingTime.ts'

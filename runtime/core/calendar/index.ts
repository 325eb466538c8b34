export { dateAt } from './plainDate.ts'
export { dueAt, isWorkingDay, workingDaysLeft } from './workingDays.ts'

/**
 * A statement prepared once per connection under its name and planned by PostgreSQL for reuse (`design §6` hot path).
 * The type parameter is the row it answers.
 */
export interface Statement<Row> {
  readonly name: string
  readonly text: string
  /** Never set; carries the row type. */
  readonly row?: Row
}

/** Names must be unique in the program and tell the area: `case.load`. */
export const statement = <Row>(name: string, text: string): Statement<Row> => ({ name, text })

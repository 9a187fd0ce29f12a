/** How the phone fares, in numbers without anything about a person: told at the next contact. */

import type { BodyOf } from "../../../kernel/operation.ts";
import type { contactDevice } from "../../sync/devices.contract.ts";

export type TelemetryMarks = NonNullable<BodyOf<typeof contactDevice>["telemetry"]>;
type Measured = keyof TelemetryMarks;

/** Of each the longest since the last contact: what one waits for is the slowest. */
export class Telemetry {
  #marks: TelemetryMarks = {};

  note(what: Measured, value: number): void {
    const rounded = Math.max(0, Math.round(value));
    this.#marks = { ...this.#marks, [what]: Math.max(this.#marks[what] ?? 0, rounded) };
  }

  failed(): void {
    this.#marks = { ...this.#marks, failures: (this.#marks.failures ?? 0) + 1 };
  }

  marks(): TelemetryMarks {
    return this.#marks;
  }

  told(): void {
    this.#marks = {};
  }
}

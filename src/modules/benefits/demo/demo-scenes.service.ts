/** What happens in the demonstration: stories of several acts, all of them played in the order of their days. */
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import type { App } from "../../../platform/http/app.ts";
import { attempt, type Stage } from "../../registry/demo/demo-stage.service.ts";

export interface Scene {
  readonly on: IsoDate;
  /** Beijing time, `09:00`. */
  readonly time: string;
  readonly story: string;
  play(stage: Stage): Promise<void>;
}

/** A story that cannot be told on this day's district ends there, and the log says so. Gives their titles. */
export async function playScenes(stage: Stage, app: App, scenes: readonly Scene[]): Promise<string[]> {
  const broken = new Set<string>();
  const moment = ({ on, time }: Scene) => `${on}T${time}`;
  for (const scene of scenes.toSorted((a, b) => (moment(a) < moment(b) ? -1 : 1))) {
    if (broken.has(scene.story)) continue;
    stage.on(scene.on, scene.time);
    const { failed } = await attempt(stage.tx, () => scene.play(stage));
    if (failed === undefined) continue;
    broken.add(scene.story);
    app.log.warn(
      { err: failed, story: scene.story, on: scene.on },
      "a story of the demonstration was cut short",
    );
  }
  return [...broken];
}

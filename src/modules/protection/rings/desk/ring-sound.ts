/**
 * The ring itself: two short tones, made here, no file. A browser lets a page sound only after somebody has clicked or typed in it, so
 * the first gesture switches it on.
 */

let context: AudioContext | undefined;
const listeners = new Set<() => void>();

export function onSoundChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export function soundIsOn(): boolean {
  return context?.state === "running";
}

/** To be called from a click or a key. */
export function switchSoundOn(): void {
  if (context === undefined) {
    if (!("AudioContext" in window)) return;
    context = new AudioContext();
    context.addEventListener("statechange", () => {
      for (const listener of listeners) listener();
    });
  }
  // A browser that still forbids it says so by leaving it as it is.
  context.resume().catch(() => undefined);
}

const TONES = [
  { hertz: 880, at: 0 },
  { hertz: 660, at: 0.28 },
  { hertz: 880, at: 0.7 },
  { hertz: 660, at: 0.98 },
] as const;
const LASTS = 0.24;

/** Nothing while it is not switched on. */
export function playRing(): void {
  if (context?.state !== "running") return;
  for (const { hertz, at } of TONES) {
    const start = context.currentTime + at;
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(0.0001, start);
    // Without the slopes each tone would click.
    volume.gain.exponentialRampToValueAtTime(0.35, start + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, start + LASTS);
    tone.connect(volume);
    volume.connect(context.destination);
    tone.start(start);
    tone.stop(start + LASTS);
  }
}

/** Figures of procedures for rooms that watch how fast something is acted on. */
export { listFigures, type ProcedureFigures } from "./figures.store.ts";

import type { PrintDocument } from "../document.contract.ts";

export interface PdfRequest {
  readonly id: number;
  readonly document: PrintDocument;
}

export type PdfAnswer = { readonly id: number } & (
  | { readonly pdf: Uint8Array; readonly pages: number }
  | { readonly fault: string }
);

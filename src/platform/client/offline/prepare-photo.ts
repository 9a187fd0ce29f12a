/** A photo as it leaves the phone: small, upright, and without what the camera wrote into it (where, when, with what). */
import type { Cipher } from "./cipher.ts";
import type { PreparedPhoto } from "./phone.ts";
import { PhotoUnreadable } from "./phone-faults.ts";

const LONGEST_EDGE = 1600;
const JPEG_QUALITY = 0.75;

/** @throws PhotoUnreadable */
export async function preparePhoto(cipher: Cipher, file: Blob): Promise<PreparedPhoto> {
  try {
    const picture = await decode(file);
    const { width, height } = fitted(picture.width, picture.height);
    const canvas = document.createElement("canvas");
    canvas.width = width;
    canvas.height = height;
    const pen = canvas.getContext("2d");
    if (pen === null) throw new Error("no canvas");
    // A see-through picture would become black in a JPEG.
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, width, height);
    pen.drawImage(picture.source, 0, 0, width, height);
    picture.release();
    const blob = await encode(canvas);
    const digest = await cipher.sha256(new Uint8Array(await blob.arrayBuffer()));
    return { digest, bytes: blob.size, blob };
  } catch (error) {
    throw new PhotoUnreadable(error);
  }
}

/** Both edges scaled alike; a small picture is not made larger. */
export function fitted(width: number, height: number): { readonly width: number; readonly height: number } {
  if (width <= 0 || height <= 0) throw new RangeError(`a picture of ${width} × ${height}`);
  const scale = Math.min(1, LONGEST_EDGE / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

interface Decoded {
  readonly source: CanvasImageSource;
  readonly width: number;
  readonly height: number;
  release(): void;
}

async function decode(file: Blob): Promise<Decoded> {
  try {
    // As it is looked at: the camera's note about how it was held is obeyed here and then left behind.
    const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
    return {
      source: bitmap,
      width: bitmap.width,
      height: bitmap.height,
      release: () => {
        bitmap.close();
      },
    };
  } catch {
    // Kernels before Chrome 81 know no "from-image" and throw; a picture that lies on its side is better than none.
    return decodeByElement(file);
  }
}

function decodeByElement(file: Blob): Promise<Decoded> {
  const address = URL.createObjectURL(file);
  const image = new Image();
  return new Promise((resolve, reject) => {
    image.onload = () => {
      resolve({
        source: image,
        width: image.naturalWidth,
        height: image.naturalHeight,
        release: () => {
          URL.revokeObjectURL(address);
        },
      });
    };
    image.onerror = () => {
      URL.revokeObjectURL(address);
      reject(new Error("the browser cannot read this picture"));
    };
    image.src = address;
  });
}

function encode(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    const done = (blob: Blob | null) => {
      if (blob === null) reject(new Error("the picture was not encoded"));
      else resolve(blob);
    };
    canvas.toBlob(done, "image/jpeg", JPEG_QUALITY);
  });
}

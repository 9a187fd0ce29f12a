/**
 * A photo as it is sent: at most 2000 pixels, as JPEG. That is a tenth of the bytes on a 2G line, and drawing it anew leaves behind
 * where and by which phone it was taken. What the browser cannot draw goes as it is.
 */
const MOST_PIXELS = 2000;
const QUALITY = 0.85;

export async function shrinkPhoto(original: File, name: string): Promise<File> {
  if (!original.type.startsWith("image/")) return new File([original], name, { type: original.type });
  const blob = await redrawn(original).catch(() => undefined);
  if (blob === undefined) return new File([original], name, { type: original.type });
  return new File([blob], name.replace(/(\.\w+)?$/, ".jpg"), { type: "image/jpeg" });
}

async function redrawn(original: File): Promise<Blob | undefined> {
  const address = URL.createObjectURL(original);
  try {
    const image = await loaded(address);
    const scale = Math.min(1, MOST_PIXELS / Math.max(image.naturalWidth, image.naturalHeight));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
    canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
    const pen = canvas.getContext("2d");
    if (pen === null) return undefined;
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve) =>
      canvas.toBlob((blob) => resolve(blob ?? undefined), "image/jpeg", QUALITY),
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}

function loaded(address: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => {
      resolve(image);
    };
    image.onerror = () => {
      reject(new Error("the browser cannot draw it"));
    };
    image.src = address;
  });
}

// HEIC, AVIF and whatever else this browser opens and we do not: decoded by the browser once, into plain sRGB pixels.
import type { Pair } from './photo-codec';

const MOST_PIXELS = 8_000_000;
const MOST_SIDE = 4096;  // what every browser's canvas holds

export interface Pixels {
  size: Pair;
  rgba: ArrayBuffer;  // straight alpha
}

/** `canvas-noise`: it changes what pages read from a canvas. `browser-cannot`: it does not open the file. */
export type Refusal = 'canvas-noise' | 'browser-cannot';

type Surface = { canvas: HTMLCanvasElement | OffscreenCanvas; context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D };

function surface([width, height]: Pair): Surface | null {
  const options: CanvasRenderingContext2DSettings = { colorSpace: 'srgb', willReadFrequently: true };
  if (typeof OffscreenCanvas === 'function') {
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d', options);
    if (context) return { canvas, context };
  }
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', options);
  return context && { canvas, context };
}

const OPTIONS: ImageBitmapOptions = { colorSpaceConversion: 'default', imageOrientation: 'from-image', premultiplyAlpha: 'none' };

/** Draws the picture and reads it back; null where there is no canvas. */
function readBack(image: ImageBitmap): Uint8ClampedArray<ArrayBuffer> | null {
  const size: Pair = [image.width, image.height];
  const drawn = surface(size);
  if (!drawn) return null;
  drawn.context.drawImage(image, 0, 0);
  const { data } = drawn.context.getImageData(0, 0, ...size, { colorSpace: 'srgb' });
  drawn.canvas.width = drawn.canvas.height = 0;  // its memory goes now, not some day
  return data as Uint8ClampedArray<ArrayBuffer>;
}

/** Opaque pixels in which every channel has every value, three times over, and no two neighbours are alike. */
function canary(): ImageData {
  const image = new ImageData(256, 3);
  for (let i = 0; i < 256 * 3; ++i) {
    const value = i % 256;
    image.data.set([value, 255 - value, (value * 151 + 77 * Math.trunc(i / 256)) % 256, 255], 4 * i);
  }
  return image;
}

/** Whether pixels come back as they were drawn. */
async function isFaithful(): Promise<boolean> {
  const known = canary();
  const image = await createImageBitmap(known, OPTIONS);
  const back = readBack(image);
  image.close();
  return back !== null && back.length === known.data.length && back.every((value, i) => value === known.data[i]);
}

/** The largest size of the same shape that a working copy may have. */
function bounded(width: number, height: number): Pair {
  const scale = Math.min(1, MOST_SIDE / width, MOST_SIDE / height, Math.sqrt(MOST_PIXELS / (width * height)));
  return [Math.max(1, Math.floor(width * scale)), Math.max(1, Math.floor(height * scale))];
}

async function decode(file: Blob): Promise<ImageBitmap> {
  const whole = await createImageBitmap(file, OPTIONS);
  const [resizeWidth, resizeHeight] = bounded(whole.width, whole.height);
  if (resizeWidth === whole.width && resizeHeight === whole.height) return whole;
  try {
    return await createImageBitmap(whole, { resizeWidth, resizeHeight, resizeQuality: 'high', premultiplyAlpha: 'none' });
  } finally {
    whole.close();
  }
}

export async function decodeInBrowser(file: Blob): Promise<Pixels | Refusal> {
  try {
    if (!await isFaithful()) return 'canvas-noise';
    const image = await decode(file);
    const size: Pair = [image.width, image.height];
    const data = readBack(image);
    image.close();
    return data ? { size, rgba: data.buffer } : 'browser-cannot';
  } catch {
    return 'browser-cannot';
  }
}

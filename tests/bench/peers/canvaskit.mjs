// Skia in wasm, drawing into memory.
import { createRequire } from 'node:module';
import { changedStory } from '../words.mjs';

export const title = 'canvaskit-wasm';

const color = (kit, text) => kit.parseColorString(text);

function drawPhoto(kit, canvas, card, photo) {
  const scale = Math.max(card.width / photo.width(), card.height / photo.height());
  const width = card.width / scale, height = card.height / scale;
  const from = kit.XYWHRect((photo.width() - width) / 2, (photo.height() - height) / 2, width, height);
  canvas.drawImageRectOptions(photo, from, kit.XYWHRect(0, 0, card.width, card.height), kit.FilterMode.Linear, kit.MipmapMode.None, null);
}

function drawShapes(kit, canvas, { scrim, petals, rings, width, height }) {
  const paint = new kit.Paint();
  paint.setAntiAlias(true);
  const shader = kit.Shader.MakeLinearGradient([0, scrim.from], [0, scrim.to], scrim.stops.map((stop) => color(kit, stop.color)), scrim.stops.map(({ at }) => at), kit.TileMode.Clamp);
  paint.setShader(shader);
  canvas.drawRect(kit.XYWHRect(0, scrim.from, width, height - scrim.from), paint);
  paint.setShader(null);
  shader.delete();
  paint.setColor(color(kit, petals.color));
  for (let i = 0, r = petals.side / 2; i < 2; ++i) {
    const x = petals.x + i * petals.apart, y = petals.y;
    canvas.drawRRect(Float32Array.of(x, y, x + 2 * r, y + 2 * r, r, r, 0, 0, r, r, r, r), paint);
  }
  paint.setStyle(kit.PaintStyle.Stroke);
  paint.setStrokeWidth(rings.stroke);
  for (const ring of rings.circles) {
    paint.setColor(color(kit, ring.color));
    canvas.drawCircle(ring.x, ring.y, rings.radius, paint);
  }
  paint.delete();
}

function drawText(kit, canvas, provider, line, text) {
  const height = line.lineHeight ? { heightMultiplier: line.lineHeight / line.size, halfLeading: true } : {};
  const textStyle = { color: color(kit, line.color), fontFamilies: [line.family], fontSize: line.size, letterSpacing: line.spacing ?? 0, fontStyle: { weight: { value: line.weight } }, ...height };
  const builder = kit.ParagraphBuilder.MakeFromFontProvider(new kit.ParagraphStyle({ textStyle }), provider);
  builder.addText(text);
  const paragraph = builder.build();
  paragraph.layout(line.width ?? 2000);
  canvas.drawParagraph(paragraph, line.x, line.baseline - paragraph.getAlphabeticBaseline());
  paragraph.delete();
  builder.delete();
}

/** @param kit  CanvasKit, ready */
export function canvaskitPeer(kit, card, fonts) {
  const provider = kit.TypefaceFontProvider.Make();
  for (const { family, bytes } of fonts) provider.registerFont(bytes, family);
  const decoded = (bytes) => kit.MakeImageFromEncoded(bytes);

  function draw(photo, words, take) {
    const surface = kit.MakeSurface(card.width, card.height);
    const canvas = surface.getCanvas();
    drawPhoto(kit, canvas, card, photo);
    drawShapes(kit, canvas, card);
    drawText(kit, canvas, provider, card.story, words);
    for (const line of card.lines) drawText(kit, canvas, provider, line, line.text);
    surface.flush();
    const picture = surface.makeImageSnapshot();
    const taken = take(picture);
    picture.delete();
    surface.delete();
    return taken;
  }
  const png = (picture) => picture.encodeToBytes(kit.ImageFormat.PNG, 100);
  const pixels = (picture) => picture.readPixels(0, 0, { width: card.width, height: card.height, colorType: kit.ColorType.RGBA_8888, alphaType: kit.AlphaType.Premul, colorSpace: kit.ColorSpace.SRGB });

  let kept = null;
  return {
    async card(bytes) {
      const photo = decoded(bytes);
      const made = draw(photo, card.story.text, png);
      photo.delete();
      return made;
    },
    async keep(bytes) {
      kept?.delete();
      const photo = decoded(bytes);
      const surface = kit.MakeSurface(card.width, card.height);
      drawPhoto(kit, surface.getCanvas(), card, photo);
      kept = surface.makeImageSnapshot();
      surface.delete();
      photo.delete();
      return kept;
    },
    again: async (photo, round) => draw(photo, changedStory(card.story.text, round), pixels),
  };
}

export async function open(card, fonts) {
  const CanvasKitInit = createRequire(import.meta.url)('canvaskit-wasm');
  return canvaskitPeer(await CanvasKitInit(), card, fonts);
}

// What is measured in Chromium. Each function takes what bench.mjs in scripts/ sends and gives samples in ms, by name.
import { rounds } from '../rounds.mjs';
import { varied } from '../vary.mjs';
import { changedStory } from '../words.mjs';
import { memories, openCanvas, openEngine, openFonts, openTakumi, readBytes } from './contenders.mjs';

const WORDS_AT_ONCE = 8;  // the clock of a page is too coarse for one
const FORMATS = ['square', 'portrait', 'tall', 'story', 'wide', 'link'];

let engine, canvas, fineCanvas, takumi, photo, story, card;
const kept = {};  // files of the last round, by name

async function setUp(job) {
  ({ card, story } = job);
  photo = await readBytes(job.photo);
  const fonts = await openFonts(job.fonts);
  engine = await openEngine();
  canvas = openCanvas(card);
  fineCanvas = openCanvas(card, 'high');
  takumi = await openTakumi(card, fonts);
}

let number = 0;
const newPhoto = () => varied(photo, ++number);
const withWord = (round) => ({ ...story, story: changedStory(story.story, round) });
const movedBy = (round) => ({ ...story, photos: [{ ...story.photos?.[0], center: [0.4 + 0.003 * round, 0.5] }] });

/** Photo bytes in, PNG bytes out. */
async function whole(count) {
  const contenders = {
    storycard: (bytes) => engine.render(story, { photo: bytes }).then((made) => made.bytes),
    'Canvas 2D': (bytes) => canvas.card(bytes),
    'Canvas 2D, smoothing high': (bytes) => fineCanvas.card(bytes),
    '@takumi-rs/wasm': (bytes) => takumi.card(bytes),
  };
  const bytes = {};
  const samples = await rounds(
    Object.entries(contenders).map(([name, draw]) => ({ name, before: newPhoto, run: (_, photoBytes) => draw(photoBytes) })), count,
    { seen: (name, png) => ((bytes[name] = png.length), (kept[name] = png)) });
  return { samples, bytes };
}

/** The parts of it. Canvas 2D is measured part by part; the engine is asked for cards that share more and more with the last one. */
async function stages(count) {
  const known = await engine.openPhoto(newPhoto());
  let bitmap, context;
  const draw = (told, photo) => engine.pixels(told, { photo });
  await draw(story, known);
  const samples = await rounds([
    { name: 'canvas decode', before: () => (bitmap?.close(), (bitmap = undefined), newPhoto()), run: async (_, bytes) => (bitmap = await canvas.decode(bytes)) },
    { name: 'canvas cover', before: async () => ((context = canvas.empty()), (bitmap ??= await canvas.decode(newPhoto()))), run: () => canvas.cover(context, bitmap) },
    { name: 'canvas card', before: async () => canvas.cover((context = canvas.empty()), (bitmap ??= await canvas.decode(newPhoto()))), run: () => canvas.over(context) },
    { name: 'canvas PNG', before: async () => coveredCanvas(bitmap ??= await canvas.decode(newPhoto())), run: (_, drawn) => canvas.encode(drawn) },
    { name: 'new photo', before: newPhoto, run: (_, bytes) => draw(story, bytes) },
    { name: 'photo moved', before: () => draw(story, known), run: (round) => draw(movedBy(round), known) },
    { name: 'word changed', before: () => draw(story, known), run: (round) => draw(withWord(round + 1), known) },
    { name: 'unchanged', before: () => draw(story, known), run: () => draw(story, known) },
    { name: 'unchanged, PNG', before: () => draw(story, known), run: () => engine.render(story, { photo: known }) },
  ], count);
  bitmap?.close();
  known.close();
  return samples;
}

function coveredCanvas(bitmap) {
  const context = canvas.empty();
  canvas.cover(context, bitmap);
  canvas.over(context);
  return context.canvas;
}

/** The card again after one word changed, down to pixels in memory, the photo's pixels being ready in the card's size. */
async function again(count) {
  const bytes = newPhoto();
  const known = await engine.openPhoto(bytes);
  const covered = canvas.empty();
  canvas.cover(covered, await canvas.decode(bytes));
  const ready = await createImageBitmap(covered.canvas);
  const { rgba: into } = await engine.pixels(story, { photo: known });
  const takumiPhoto = await takumi.keep(bytes);
  const context = canvas.empty();
  const batch = (one) => async (round) => {
    for (let i = 0; i < WORDS_AT_ONCE; ++i) await one(WORDS_AT_ONCE * round + i);
  };
  const contenders = {
    'Canvas 2D': (round) => {
      context.drawImage(ready, 0, 0);
      canvas.over(context, changedStory(card.story.text, round));
    },
    'Canvas 2D, all pixels read': (round) => {
      context.drawImage(ready, 0, 0);
      canvas.over(context, changedStory(card.story.text, round));
      return context.getImageData(0, 0, card.width, card.height);
    },
    '@takumi-rs/wasm': (round) => takumi.again(takumiPhoto, round),
    storycard: (round) => engine.pixels(withWord(round), { photo: known, into }),
    'storycard, report alone': (round) => engine.layout(withWord(round), { photo: known }),
  };
  return rounds(Object.entries(contenders).map(([name, one]) => ({ name, times: WORDS_AT_ONCE, run: batch(one) })), count);
}

/** The very same pixels encoded: storycard's card by Canvas 2D and by the engine, less what the engine takes to give the pixels. */
async function encoding(count) {
  const photoOf = { photo: await engine.openPhoto(photo) };
  const asJpeg = { ...photoOf, type: 'image/jpeg' };
  const { bytes: png } = await engine.render(story, photoOf);
  const context = canvas.empty();
  context.drawImage(await createImageBitmap(new Blob([png], { type: 'image/png' })), 0, 0);
  const bytes = {};
  const asBefore = () => engine.render(story, photoOf);
  const samples = await rounds([
    { name: 'convertToBlob PNG', run: () => canvas.encode(context.canvas) },
    { name: 'convertToBlob JPEG', run: () => canvas.encode(context.canvas, { type: 'image/jpeg', quality: 0.9 }) },
    { name: 'storycard PNG', before: asBefore, run: () => engine.render(story, photoOf) },
    { name: 'storycard JPEG', before: asBefore, run: () => engine.render(story, asJpeg) },
    { name: 'storycard without', before: asBefore, run: () => engine.pixels(story, photoOf) },
  ], count, { seen: (name, file) => (bytes[name] = (file.bytes ?? file).length) });
  return { samples, bytes };
}

/** A new photo in all six formats, encoded, and each format alone. */
async function formats(count) {
  const all = async (bytes) => {
    const photo = await engine.openPhoto(bytes);
    for (const format of FORMATS) await engine.render(story, { photo, format });
    photo.close();
  };
  return rounds([
    { name: 'all', before: newPhoto, run: (_, bytes) => all(bytes) },
    ...FORMATS.map((format) => ({ name: format, before: newPhoto, run: (_, bytes) => engine.render(story, { photo: bytes, format }) })),
  ], count);
}

/** Photos of several sizes, each in an engine of its own, whose memory is as large as it ever was. */
async function sizes(photos, count) {
  const opened = [];
  for (const { megapixels, url } of photos) opened.push({ megapixels, bytes: await readBytes(url), engine: await openEngine() });
  const memory = {};
  for (const one of opened) {
    await one.engine.render(story, { photo: one.bytes });
    memory[one.megapixels] = memories.at(-1).buffer.byteLength;
  }
  const samples = await rounds(opened.map((one) => ({
    name: String(one.megapixels),
    before: () => varied(one.bytes, ++number),
    run: (_, bytes) => one.engine.render(story, { photo: bytes }),
  })), count, { warmUp: 1 });
  for (const one of opened) one.engine.dispose();
  return { samples, memory };
}

/** Texts of several lengths: the card after one word changed, the photo's pixels being ready. */
async function lengths(texts, count) {
  const known = await engine.openPhoto(newPhoto());
  const draw = (told) => engine.pixels(told, { photo: known });
  return rounds(texts.map((text) => ({
    name: String(text.length),
    before: () => draw({ ...story, story: text }),
    run: (round) => draw({ ...story, story: changedStory(text, round + 1) }),
  })), count);
}

window.bench = { setUp, whole, stages, again, encoding, formats, sizes, lengths, picture: (name) => btoa(Array.from(kept[name], (byte) => String.fromCharCode(byte)).join('')) };

// The live card: a frame of the pack with the designer's own words, drawn by the engine that draws everybody's.
import { byId, download, el, say } from './dom';
import type { CardAsk } from './engine-worker';
import { limits, megabytes } from './limits';
import { choices, type Choice } from './choices';
import { judge } from './judge';
import { sampleFor, samplePhotos, type SampleName } from './samples';
import { FIELDS, read, write, type Field } from './words';
import { Desk, EngineTrouble } from './workers';
import type { PackOutline, Story } from '../engine/index';

const FORMATS: Choice[] = [
  { value: 'square', name: 'Square' }, { value: 'portrait', name: 'Portrait' }, { value: 'tall', name: 'Tall' },
  { value: 'story', name: 'Stories' }, { value: 'wide', name: 'Wide' }, { value: 'link', name: 'Link' },
];
const SIZES: Record<string, [number, number]> = {
  square: [1080, 1080], portrait: [1080, 1350], tall: [1080, 1440], story: [1080, 1920], wide: [1600, 900], link: [1200, 630],
};
const THUMB_PX = 216;  // wide at most: drawn at twice its size on the page

type FrameOutline = PackOutline['frames'][number];
type PhotoChoice = 'none' | 'one' | 'four' | 'own';

export class Studio {
  private readonly desk = new Desk();
  private readonly form = byId<HTMLFormElement>('controls');
  private readonly canvas = byId<HTMLCanvasElement>('card');
  private pack: PackOutline | null = null;
  private files: Record<string, Uint8Array<ArrayBuffer>> = {};
  private frame = '';
  private theme = '';
  private format = 'square';
  private story: Story = { storycard: 1 };
  private sample: SampleName | null = 'long';  // null: somebody wrote in it
  private photo: PhotoChoice = 'one';
  private own: Blob | null = null;
  private drawn: Blob[] | null = null;  // the sample photos
  private given: PhotoChoice | null = null;  // which photos the engine has
  private stale = false;
  private working = false;
  private thumbs: { frame: FrameOutline; image: HTMLImageElement }[] = [];
  private round = 0;  // one more for each pack

  constructor() {
    this.desk.onStart = () => {
      this.given = null;
      this.ready = null;
    };
    this.form.addEventListener('submit', (event) => event.preventDefault());
    byId('save-card').addEventListener('click', () => void this.save());
    new ResizeObserver(() => this.draw()).observe(byId('card').parentElement!);
  }

  private ready: Promise<unknown> | null = null;  // the engine has the pack

  /** Shows a pack that can be read; what was chosen and written stays where the pack still has it. */
  open(pack: PackOutline, files: Record<string, Uint8Array<ArrayBuffer>>): void {
    this.desk.stop();
    this.round++;
    this.ready = null;
    this.pack = pack;
    this.files = files;
    if (!pack.frames.some(({ id }) => id === this.frame)) this.frame = pack.frames[0]?.id ?? '';
    this.build();
    byId('try').hidden = pack.frames.length === 0;
    this.draw();
  }

  close(): void {
    this.desk.stop();
    this.round++;
    byId('try').hidden = true;
  }

  private chosen(): FrameOutline | undefined {
    return this.pack?.frames.find(({ id }) => id === this.frame);
  }

  private build(): void {
    const frame = this.chosen();
    if (!frame || !this.pack) return;
    for (const { image } of this.thumbs) URL.revokeObjectURL(image.src);
    this.thumbs = this.pack.frames.map((one) => ({ frame: one, image: el('img', { alt: '', class: 'thumb', width: '108', height: '108' }) }));
    this.form.replaceChildren(
      choices('Frame', 'frame', this.pack.frames.map(({ id, name }, i) => ({ value: id, name, picture: this.thumbs[i]!.image })), this.frame, (value) => {
        this.frame = value;
        this.rebuild();
      }, 'pictures'),
      el('div', { id: 'frame-controls', class: 'frame-controls' }),
      this.photoControls(),
      el('div', { id: 'word-controls', class: 'frame-controls' }),
    );
    this.rebuild();
  }

  /** What depends on the frame. */
  private rebuild(): void {
    const frame = this.chosen();
    if (!frame) return;
    if (this.sample) this.story = sampleFor(this.sample, frame.slots);
    if (!frame.themes.includes(this.theme)) this.theme = frame.themes[0] ?? '';
    const formats = frame.formats.length === 0 ? FORMATS : FORMATS.filter(({ value }) => frame.formats.includes(value));
    if (!formats.some(({ value }) => value === this.format)) this.format = formats[0]?.value ?? 'square';
    const themes = frame.themes.map((id) => this.pack?.themes.find((theme) => theme.id === id)).filter((theme) => theme !== undefined)
      .map(({ id, name, colors }) => ({ value: id, name, colors: [...new Set(Object.values(colors))].slice(0, 3) }));
    byId('frame-controls').replaceChildren(...[
      themes.length > 0 && choices('Theme', 'theme', themes, this.theme, (value) => this.set({ theme: value })),
      choices('Format', 'format', formats, this.format, (value) => this.set({ format: value })),
    ].filter((part) => part !== false));
    byId('word-controls').replaceChildren(this.sampleControls(), ...FIELDS.filter(({ slot }) => shows(frame, slot)).map((field) => this.field(field)));
    this.draw();
  }

  private set(change: { theme?: string; format?: string }): void {
    if (change.theme !== undefined) this.theme = change.theme;
    if (change.format !== undefined) this.format = change.format;
    this.draw();
  }

  private sampleControls(): HTMLElement {
    const button = (name: SampleName, label: string): HTMLElement => {
      const one = el('button', { type: 'button' }, label);
      one.addEventListener('click', () => {
        this.sample = name;
        this.story = sampleFor(name, this.chosen()?.slots ?? []);
        for (const field of FIELDS) {
          const input = document.getElementById(`word-${field.id}`) as HTMLInputElement | HTMLTextAreaElement | null;
          if (input) input.value = read(this.story, field);
        }
        say(`${label} is filled in.`);
        this.draw();
      });
      return one;
    };
    return el('fieldset', {}, el('legend', {}, 'Fill in a sample'),
      el('div', { class: 'row' }, button('short', 'Short story'), button('long', 'Long story'), button('arabic', 'Arabic story')));
  }

  private field(field: Field): HTMLElement {
    const id = `word-${field.id}`;
    const input = field.long ? el('textarea', { id, class: 'field', dir: 'auto', rows: '5' }) : el('input', { id, class: 'field', type: 'text', dir: 'auto' });
    input.value = read(this.story, field);
    input.addEventListener('input', () => {
      this.sample = null;
      write(this.story, field, input.value);
      // The sample's language is not that of words which somebody writes.
      if (field.id === 'story') delete this.story.language;
      this.draw();
    });
    return el('p', { class: field.long ? 'wide-field' : '' }, el('label', { for: id }, field.name), input);
  }

  private photoControls(): HTMLElement {
    const file = el('input', { type: 'file', accept: 'image/*', id: 'own-photo', 'aria-label': 'Your photo', hidden: true });
    const words = el('p', { class: 'muted', id: 'photo-words', role: 'status' });
    const set = choices('Photo', 'photo', [
      { value: 'one', name: 'A sample' }, { value: 'four', name: 'Four samples' }, { value: 'none', name: 'None' }, { value: 'own', name: 'Your own…' },
    ], this.photo, (value) => {
      if (value === 'own' && !this.own) return file.click();
      this.takePhoto(value as PhotoChoice);
    });
    set.addEventListener('click', (event) => {
      const input = event.target as HTMLInputElement;
      if (input.value === 'own' && this.own && event.detail > 0) file.click();  // another one
    });
    file.addEventListener('change', () => {
      const [one] = file.files ?? [];
      words.textContent = one && one.size > limits.photo ? `This photo is ${megabytes(one.size)}; at most ${megabytes(limits.photo)} can be used.` : '';
      if (one && one.size <= limits.photo) {
        this.own = one;
        this.given = null;
        this.takePhoto('own');
      }
    });
    file.addEventListener('cancel', () => {
      set.querySelector<HTMLInputElement>(`input[value=${this.photo}]`)!.checked = true;
    });
    set.append(file, words);
    return set;
  }

  private takePhoto(choice: PhotoChoice): void {
    this.photo = choice;
    this.draw();
  }

  private async photosOf(choice: PhotoChoice): Promise<Blob[]> {
    if (choice === 'none') return [];
    if (choice === 'own') return this.own ? [this.own] : [];
    this.drawn ??= await samplePhotos();
    return choice === 'one' ? this.drawn.slice(0, 1) : this.drawn;
  }

  private draw(): void {
    this.stale = true;
    if (!this.working) void this.work();
  }

  /** One card after the other, the newest wish first; small pictures of the frames when there is nothing else to do. */
  private async work(): Promise<void> {
    this.working = true;
    while (this.pack && !byId('try').hidden) {
      const round = this.round;
      try {
        this.ready ??= this.desk.run({ do: 'pack', files: this.files });
        await this.ready;
        if (this.given !== this.photo) await this.give();
        if (this.stale) {
          this.stale = false;
          await this.drawCard(round);
        } else {
          const thumb = this.thumbs.find(({ image }) => image.src === '');
          if (!thumb) break;
          await this.drawThumb(thumb).catch(() => (thumb.image.src = 'data:,'));
        }
      } catch (error) {
        if (round !== this.round) continue;  // another pack came
        this.ready = null;
        this.tell(error instanceof EngineTrouble ? error.message : 'The sample photos could not be fetched.', 'error');
        if (!this.stale) break;
      }
    }
    this.working = false;
  }

  private async give(): Promise<void> {
    const choice = this.photo;
    const files = await this.photosOf(choice);
    try {
      await this.desk.run({ do: 'photos', files });
      this.given = choice;
    } catch (error) {
      if (choice !== 'own') throw error;
      this.own = null;
      this.photo = 'one';
      byId('photo-words').textContent = error instanceof EngineTrouble ? `This photo cannot be used: ${error.message}` : 'This photo cannot be used.';
      this.form.querySelector<HTMLInputElement>('input[name=photo][value=one]')!.checked = true;
    }
  }

  private ask(frame: FrameOutline | undefined, format: string): CardAsk {
    const theme = frame?.themes.includes(this.theme) ? this.theme : frame?.themes[0];
    // A small picture of another frame shows what that frame must hold.
    const story = this.sample && frame ? sampleFor(this.sample, frame.slots) : this.story;
    return { story, frame: frame?.id ?? '', theme, format, photos: this.photo === 'none' ? 0 : this.photo === 'four' ? 4 : 1 };
  }

  private async drawCard(round: number): Promise<void> {
    const frame = this.chosen();
    const [width, height] = SIZES[this.format]!;
    const room = this.canvas.parentElement!.getBoundingClientRect();
    const shown = Math.min(room.width / width, 560 / height, 1);
    this.canvas.style.width = `${Math.floor(width * shown)}px`;
    const scale = Math.max(0.1, Math.min(1, shown * devicePixelRatio));
    const card = await this.desk.run({ do: 'card', ask: this.ask(frame, this.format), scale }, undefined, limits.cardMs);
    if (round !== this.round) return;
    this.canvas.width = card.width;
    this.canvas.height = card.height;
    this.canvas.getContext('2d', { willReadFrequently: true })!.putImageData(new ImageData(card.rgba, card.width, card.height), 0, 0);
    this.canvas.setAttribute('aria-label', `The card: ${card.report.altText}`);
    this.canvas.dataset['drawn'] = `${this.frame} ${this.theme} ${this.format}`;
    const words = judge(card.report);
    this.tell(words.join(' '), card.report.fits && words.length === 1 ? 'ok' : 'warning');
  }

  private async drawThumb({ frame, image }: { frame: FrameOutline; image: HTMLImageElement }): Promise<void> {
    const format = frame.formats.length === 0 || frame.formats.includes('square') ? 'square' : frame.formats[0]!;
    const { width, height, rgba } = await this.desk.run({ do: 'card', ask: this.ask(frame, format), scale: THUMB_PX / Math.max(...SIZES[format]!) }, undefined, limits.cardMs);
    const canvas = el('canvas', { width: String(width), height: String(height) });
    canvas.getContext('2d')!.putImageData(new ImageData(rgba, width, height), 0, 0);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
    image.src = blob ? URL.createObjectURL(blob) : 'data:,';
  }

  private tell(text: string, tone: 'ok' | 'warning' | 'error'): void {
    const words = byId('card-words');
    words.className = `card-words ${tone}`;
    words.textContent = text;
  }

  private async save(): Promise<void> {
    try {
      const { png } = await this.desk.run({ do: 'picture', ask: this.ask(this.chosen(), this.format) }, undefined, limits.cardMs);
      download(png, `${this.frame.replace('/', '-')}-${this.format}.png`, 'image/png');
      say('Saved.');
    } catch (error) {
      this.tell(error instanceof EngineTrouble ? error.message : 'The card could not be saved.', 'error');
    }
  }
}

const shows = (frame: FrameOutline, slot: string): boolean => slot === 'story' || frame.slots.some((name) => name.split('.')[0] === slot);

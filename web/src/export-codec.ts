// Files of a card from engine.wasm, the same bytes as `storycard render`. Runs in a worker, or on the page where there can
// be none.
import { StoryCard, StoryCardError, type CardFile, type OpenPhoto, type Report, type Story } from '../engine/index';

/** A picture by the page's number for it. */
export interface NumberedFile {
  id: number;
  file: Blob;
}

export interface Card {
  story: Story;
  frame?: string | undefined;  // else the story's, as with the theme
  theme?: string | undefined;
  photos: (NumberedFile | null)[];
  logos: (NumberedFile | null)[];
  embedAltText?: true | undefined;
  logosAllowed?: 'pack' | 'none' | undefined;
}

/** A card to go on with. Pictures that are not there are null. */
export interface KeptCard {
  story: Story;
  frame?: string;
  theme?: string;
  format?: string;
  photos: (Blob | null)[];
  logos: (Blob | null)[];
  consent: 'left-out' | 'included';
}

/** A card file as it was opened. */
export interface OpenedCard extends Pick<CardFile, 'story' | 'packs'> {
  photos: (Blob | null)[];
  logos: (Blob | null)[];
}

export type ExportJob =
  | { do: 'picture'; card: Card; format: string; type: 'image/png' | 'image/jpeg' }
  | { do: 'look'; story: Story }
  | { do: 'zip'; files: [name: string, file: Blob][] }
  | { do: 'card-file'; card: KeptCard }
  | { do: 'open-card-file'; file: Blob };

/** `code`: a name of ErrorCode; `where`: the file in a card file, and the place in it. */
export interface ExportProblem {
  code: string;
  where?: string;
  message: string;
}

/** A picture comes with its report. */
export type ExportAnswer = { bytes: Uint8Array<ArrayBuffer>; report?: Report } | { card: OpenedCard } | { problem: ExportProblem };

/** A file under assets/ by its name; null where it cannot be had. */
export type ReadAsset = (name: string) => Promise<Uint8Array | null>;

export class Exporting {
  private readonly engine: Promise<StoryCard>;
  private readonly open = new Map<number, OpenPhoto>();

  constructor(module: WebAssembly.Module, base: string, read: ReadAsset) {
    this.engine = StoryCard.load({ module, base, read });
  }

  /** Never rejects. */
  async run(job: ExportJob): Promise<ExportAnswer> {
    try {
      switch (job.do) {
        case 'picture': return await this.picture(job);
        case 'look': return { bytes: new Uint8Array(), report: await (await this.engine).layout(job.story, { unfinished: true }) };
        case 'zip': return { bytes: await this.zip(job.files) };
        case 'card-file': return { bytes: await this.cardFile(job.card) };
        case 'open-card-file': return { card: await this.openCardFile(job.file) };
      }
    } catch (error) {
      if (error instanceof StoryCardError) return { problem: { code: error.code, where: error.where, message: error.message } };
      return { problem: { code: 'internal', message: error instanceof Error ? error.message : String(error) } };
    }
  }

  private async picture({ card, format, type }: Extract<ExportJob, { do: 'picture' }>): Promise<{ bytes: Uint8Array<ArrayBuffer>; report: Report }> {
    const engine = await this.engine;
    const { story, frame, theme, embedAltText, logosAllowed } = card;
    const [photos, logos] = [await this.opened(engine, card.photos), await this.opened(engine, card.logos)];
    const used = new Set([...card.photos, ...card.logos].map((picture) => picture?.id));
    for (const [id, photo] of this.open) {
      if (used.has(id)) continue;
      photo.close();
      this.open.delete(id);
    }
    return engine.render(story, { unfinished: true, frame, theme, format, type, photos, logos, embedAltText, logosAllowed });
  }

  /** Each file is read once, however many cards it is on. */
  private async opened(engine: StoryCard, pictures: readonly (NumberedFile | null)[]): Promise<(OpenPhoto | null)[]> {
    const opened: (OpenPhoto | null)[] = [];
    for (const picture of pictures) {
      if (picture && !this.open.has(picture.id)) this.open.set(picture.id, await engine.openPhoto(picture.file));
      opened.push(picture && this.open.get(picture.id)!);
    }
    return opened;
  }

  private async zip(files: readonly [name: string, file: Blob][]): Promise<Uint8Array<ArrayBuffer>> {
    const read = new Map<string, Uint8Array>();
    for (const [name, file] of files) read.set(name, new Uint8Array(await file.arrayBuffer()));
    return (await this.engine).zip(read);
  }

  private async cardFile({ story, ...options }: KeptCard): Promise<Uint8Array<ArrayBuffer>> {
    return (await this.engine).cardFile(story, options);
  }

  private async openCardFile(file: Blob): Promise<OpenedCard> {
    const { story, packs, photos, logos } = await (await this.engine).openCardFile(file);
    const blob = (png: Uint8Array<ArrayBuffer> | null): Blob | null => png && new Blob([png], { type: 'image/png' });
    return { story, packs, photos: photos.map(blob), logos: logos.map(blob) };
  }
}

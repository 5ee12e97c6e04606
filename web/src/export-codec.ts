// Files of a card from engine.wasm, the same bytes as `storycard render`. Runs in a worker, or on the page where there can
// be none.
import { StoryCard, StoryCardError, type OpenPhoto, type Story } from '../engine/index';

/** A picture by the page's number for it. */
export interface NumberedFile {
  id: number;
  file: Blob;
}

export interface Card {
  story: Story;
  frame: string;
  theme: string;
  photos: (NumberedFile | null)[];
  logos: (NumberedFile | null)[];
}

export type ExportJob =
  | { do: 'picture'; card: Card; format: string; type: 'image/png' | 'image/jpeg' }
  | { do: 'zip'; files: [name: string, file: Blob][] };

export type ExportAnswer = { bytes: Uint8Array<ArrayBuffer> } | { problem: { code: string; message: string } };

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
      return { bytes: job.do === 'zip' ? await this.zip(job.files) : await this.picture(job) };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return { problem: { code: error instanceof StoryCardError ? error.code : 'internal', message } };
    }
  }

  private async picture({ card, format, type }: Extract<ExportJob, { do: 'picture' }>): Promise<Uint8Array<ArrayBuffer>> {
    const engine = await this.engine;
    const { story, frame, theme } = card;
    const [photos, logos] = [await this.opened(engine, card.photos), await this.opened(engine, card.logos)];
    const used = new Set([...card.photos, ...card.logos].map((picture) => picture?.id));
    for (const [id, photo] of this.open) {
      if (used.has(id)) continue;
      photo.close();
      this.open.delete(id);
    }
    const { bytes } = await engine.render(story, { unfinished: true, frame, theme, format, type, photos, logos });
    return bytes;
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
}

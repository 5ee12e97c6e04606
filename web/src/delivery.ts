// How the card leaves the page: its files are made ahead of the press, and given within it. Loaded with the first of them.
import type { Assets } from './assets';
import { makeCardFile, openCardFile, type CardFileProblem } from './card-file';
import type { KeptCard, OpenedCard, ReadAsset } from './export-codec';
import { Exporter, type Sources } from './exporter';
import { copyPicture, save, share } from './give';
import { showFiles } from './kept-pictures';
import type { ActionKind, MakeOrder, ShareOrder } from './protocol';

type Tell = (id: string, action: ActionKind, value?: string) => void;

export class Delivery {
  private readonly exporter: Exporter;
  private readonly root: HTMLElement;
  private readonly tell: Tell;

  /** `root` holds the pictures to press long. */
  constructor(root: HTMLElement, sources: Sources, tell: Tell) {
    this.root = root;
    this.tell = tell;
    this.exporter = new Exporter(sources, {
      made: (job, id) => {
        tell('page', 'made', `${job} ${id}`);
        this.show();
      },
      notMade: (job, reason) => tell('page', 'not-made', `${job} ${reason === 'missing-file' ? 'unreachable' : reason}`),
    });
  }

  makeCardFile(card: KeptCard): Promise<Blob | CardFileProblem> {
    return makeCardFile(this.exporter, card);
  }

  openCardFile(file: Blob): Promise<OpenedCard | CardFileProblem> {
    return openCardFile(this.exporter, file);
  }

  ahead(): Promise<unknown> {
    return this.exporter.ahead();
  }

  make(order: MakeOrder): void {
    this.exporter.make(order);
  }

  stop(): void {
    this.exporter.stop();
  }

  save(file: string, name: string): void {
    save(this.exporter.file(file)!, name);
  }

  /** Called within the press; what comes of it is told later. */
  async share({ id, files, title, text }: ShareOrder): Promise<void> {
    const pictures = files.map((name) => [name, this.exporter.file(name)!] as const);
    const not = await share(pictures.map(([name, blob]) => new File([blob], name, { type: blob.type })), title, text);
    this.tell(id, not === null ? 'shared' : 'not-shared', not ?? '');
  }

  async copyPicture(id: string, file: string): Promise<void> {
    this.tell(id, await copyPicture(this.exporter.file(file)!) ? 'copied' : 'not-copied');
  }

  /** After the tree changed: pictures whose files are there. */
  show(): void {
    showFiles(this.root, (file) => {
      const [job, id] = [file.slice(0, file.indexOf(' ')), file.slice(file.indexOf(' ') + 1)];
      return this.exporter.isOf(Number(job)) ? this.exporter.file(id) : undefined;
    });
  }
}

/** The site's files as the composer has them: each pack came in one, of which the engine asks for the parts. */
export function assetsFrom(assets: Assets, picture: (name: string) => Promise<Blob | null>): ReadAsset {
  const whole = new Map<string, Promise<Record<string, unknown>>>();
  const read = async (pack: string): Promise<Record<string, unknown>> => {
    const bytes = await assets.get(`packs/${pack}.json`);
    return bytes ? JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown> : {};
  };
  const partOf = async (pack: string, name: string): Promise<Uint8Array | null> => {
    if (!whole.has(pack)) whole.set(pack, read(pack));
    const json = (await whole.get(pack)!)[name];
    return json === undefined ? null : new TextEncoder().encode(JSON.stringify(json));
  };
  return async (name) => {
    const part = /^packs\/([a-z0-9-]+)\/(.+\.json)$/.exec(name);
    if (part) return partOf(part[1]!, part[2]!);
    if (/^packs\/.*\.(png|jpe?g|webp)$/.test(name)) {
      const file = await picture(name);
      return file && new Uint8Array(await file.arrayBuffer());
    }
    return assets.get(name);
  };
}

// How the card leaves the page: its files are made ahead of the press, and given within it. Loaded with the first of them.
import type { Assets } from './assets';
import { makeCardFile, openCardFile, type CardFileProblem } from './card-file';
import type { Report } from '../engine/types';
import type { Card, ExportProblem, KeptCard, NumberedFile, OpenedCard, ReadAsset } from './export-codec';
import { Exporter, type Sources } from './exporter';
import { copyPicture, save, share } from './give';
import { offered } from './host-settings';
import { showFiles } from './kept-pictures';
import type { ActionKind, KeptNow, MakeOrder, ShareOrder } from './protocol';

type Tell = (id: string, action: ActionKind, value?: string) => void;

/** What left the page, and what came of the pictures in it. */
export interface GivenFile {
  file: File;
  reports: Report[];
}

export class Delivery {
  private readonly exporter: Exporter;
  private readonly sources: Sources;
  private readonly root: HTMLElement;
  private readonly tell: Tell;

  /** `root` holds the pictures to press long. */
  constructor(root: HTMLElement, sources: Sources, tell: Tell) {
    this.root = root;
    this.tell = tell;
    this.sources = sources;
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

  save(file: string, name: string): GivenFile[] {
    const blob = this.exporter.file(file)!;
    save(blob, name);
    return [{ file: new File([blob], name, { type: blob.type }), reports: this.exporter.reports(file) }];
  }

  /** Called within the press; what comes of it is told later. */
  async share({ id, files, title, text }: ShareOrder): Promise<GivenFile[]> {
    const given = files.map((name) => {
      const blob = this.exporter.file(name)!;
      return { file: new File([blob], name, { type: blob.type }), reports: this.exporter.reports(name) };
    });
    const not = await share(given.map(({ file }) => file), title, text);
    this.tell(id, not === null ? 'shared' : 'not-shared', not ?? '');
    return not === null ? given : [];
  }

  /** What is wrong with a story, and where; null: the engine takes it. */
  async look(story: KeptNow['story']): Promise<ExportProblem | null> {
    const answer = await this.exporter.once({ do: 'look', story });
    return 'problem' in answer ? answer.problem : null;
  }

  /** The draft's pictures beside those that the visitor has made; of several formats, a zip. */
  async export({ story, photos, logos }: KeptNow, formats: readonly string[], type: 'image/png' | 'image/jpeg', embedAltText: boolean): Promise<GivenFile | { problem: ExportProblem }> {
    const numbered = (picture: { id: number } | null): NumberedFile | null => picture && { id: picture.id, file: this.sources.file(picture.id) ?? new Blob() };
    const { logos: allowed } = offered();
    const logosAllowed = allowed === 'own' ? undefined : allowed;
    const card: Card = { story, photos: photos.map(numbered), logos: logos.map(numbered), logosAllowed, ...(embedAltText && { embedAltText }) };
    const files: File[] = [], reports: Report[] = [];
    for (const format of formats) {
      const made = await this.exporter.once({ do: 'picture', card, format, type });
      if (!('bytes' in made) || !made.report) return 'problem' in made ? made : { problem: { code: 'internal', message: 'The answer is of another kind.' } };
      reports.push(made.report);
      files.push(new File([made.bytes], fileName(made.report, `-${format}${type === 'image/jpeg' ? '.jpg' : '.png'}`), { type }));
    }
    if (files.length === 1) return { file: files[0]!, reports };
    const zip = await this.exporter.once({ do: 'zip', files: files.map((file) => [file.name, file]) });
    if (!('bytes' in zip)) return 'problem' in zip ? zip : { problem: { code: 'internal', message: 'The answer is of another kind.' } };
    return { file: new File([zip.bytes], fileName(reports[0]!, '.zip'), { type: 'application/zip' }), reports };
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

const fileName = ({ frame }: Report, end: string): string => `${frame.replaceAll('/', '-')}${end}`;

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

// The code that makes the card's files and gives them away is not part of the first load: it comes with the first that wants it.
import type { Assets } from './assets';
import type { Delivery, GivenFile } from './delivery';
import { patiently } from './patience';
import type { Photos } from './photos';
import type { ActionKind, MakeOrder, ShareOrder } from './protocol';
import type { WantedPixels } from './wanted-pixels';

type Tell = (id: string, action: ActionKind, value?: string) => void;

export class LazyDelivery {
  private readonly root: HTMLElement;
  private readonly assets: Assets;
  private readonly photos: Photos;
  private readonly pixels: WantedPixels;
  private readonly tell: Tell;
  private here: Delivery | null = null;

  /** `root` and `tell` as Delivery has them. */
  constructor(root: HTMLElement, assets: Assets, photos: Photos, pixels: WantedPixels, tell: Tell) {
    this.root = root;
    this.assets = assets;
    this.photos = photos;
    this.pixels = pixels;
    this.tell = tell;
  }

  /** @throws where it cannot be had */
  async get(): Promise<Delivery> {
    if (this.here) return this.here;
    const { Delivery, assetsFrom } = await patiently(() => import('./delivery'), { tries: 4 });
    const sources = { asset: assetsFrom(this.assets, this.pixels.packPicture), file: (id: number) => this.photos.file(id) };
    return (this.here ??= new Delivery(this.root, sources, this.tell));
  }

  async make(order: MakeOrder): Promise<void> {
    try {
      (await this.get()).make(order);
    } catch {
      this.tell('page', 'not-made', `${order.job} unreachable`);
    }
  }

  // What was made is there: these are done within the press.

  stop(): void {
    this.here?.stop();
  }

  save(file: string, name: string): GivenFile[] {
    return this.here?.save(file, name) ?? [];
  }

  async share(order: ShareOrder): Promise<GivenFile[]> {
    return await this.here?.share(order) ?? [];
  }

  copyPicture(id: string, file: string): void {
    void this.here?.copyPicture(id, file);
  }

  /** The tree changed. */
  show(): void {
    this.here?.show();
  }
}

// The simple view's pictures: the card and the thumbnails, copied from the composer when they are others.
import type { Composer } from './module';

export class Pictures {
  private readonly root: HTMLElement;
  private readonly composer: Composer;

  constructor(root: HTMLElement, composer: Composer) {
    this.root = root;
    this.composer = composer;
  }

  /** Brings every canvas that names a picture up to date; those whose pixels are the same are left alone. */
  show(): void {
    for (const canvas of this.root.querySelectorAll<HTMLCanvasElement>('canvas[data-picture]')) {
      const id = Number(canvas.dataset['picture']);
      const picture = this.composer.picture(id);
      const version = picture && `${id}/${picture.version}`;
      if (!picture || canvas.dataset['version'] === version) continue;
      const { width, height, pixels } = picture;
      canvas.width = width;
      canvas.height = height;
      canvas.style.setProperty('--width', `${width / window.devicePixelRatio}px`);
      canvas.style.setProperty('--ratio', String(width / height));
      canvas.getContext('2d')!.putImageData(new ImageData(pixels(), width, height), 0, 0);
      canvas.dataset['version'] = version!;
    }
  }
}

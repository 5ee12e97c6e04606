import { register, takumiPeer } from './takumi.mjs';

export const title = '@takumi-rs/core';

export async function open(card, fonts) {
  const { Renderer } = await import('@takumi-rs/core');
  return takumiPeer(await register(new Renderer(), fonts), card);
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { register, takumiPeer } from './takumi.mjs';

export const title = '@takumi-rs/wasm';

export async function open(card, fonts) {
  const { default: init, Renderer } = await import('@takumi-rs/wasm/no-bundler');
  const wasm = readFileSync(createRequire(import.meta.url).resolve('@takumi-rs/wasm/takumi_wasm_bg.wasm'));
  await init({ module_or_path: wasm });
  return takumiPeer(await register(new Renderer(), fonts), card);
}

// The names by which functions stay in the composer's first part.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readList } from '../../scripts/split-wasm.mjs';
import { nameOf } from '../../scripts/wasm-names.mjs';

test('a function goes by its name alone, without what it returns, takes and is made of', () => {
  for (const [full, name] of [
    ['cp_start', 'cp_start'],
    ['storycard::text::shape(storycard::text::Paragraph const&, storycard::text::Library const&)', 'storycard::text::shape'],
    ['storycard::render::(anonymous namespace)::prepare(storycard::render::Request const&)', 'storycard::render::{anonymous}::prepare'],
    ['void std::__2::vector<int, std::__2::allocator<int> >::__push_back_slow_path<int>(int&&)', 'std::__2::vector::__push_back_slow_path'],
    ['bool OT::glyf_impl::Glyph::get_points<OT::glyf_accelerator_t>(hb_font_t*) const', 'OT::glyf_impl::Glyph::get_points'],
    ['storycard::Json::operator==(storycard::Json const&) const', 'storycard::Json::operator=='],
    ['hb_sink_t<hb_array_t<hb_pair_t<unsigned int, unsigned int> > >::operator()(int)', 'hb_sink_t::operator{40-41}'],
  ]) assert.equal(nameOf(full), name);
});

test('a list holds names and beginnings of names; the rest of a line is a comment', () => {
  const stays = readList('# first\nstorycard::text::*\ncp_start  # begins\n\n');
  assert.deepEqual(['cp_start', 'cp_started', 'storycard::text::shape', 'storycard::texts', ''].map(stays), [true, false, true, false, false]);
});

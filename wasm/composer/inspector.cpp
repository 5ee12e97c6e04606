#include "composer/inspector.h"

#include <algorithm>
#include <string>

#include <imgui.h>

namespace storycard::composer {
namespace {

constexpr float letter_height = 13, row = 16, pad = 8, toggle = 44;  // px; ImGui's letters come in this height
constexpr Color ground{20, 12, 26, 225}, ink{240, 240, 240, 255}, on_color{255, 195, 63, 255};

Color color_of(Inspector::Mark::Kind kind) {
  using Kind = Inspector::Mark::Kind;
  switch (kind) {
    case Kind::box: return {31, 102, 201, 255};
    case Kind::line: return {0, 148, 178, 255};
    case Kind::baseline: return {214, 40, 57, 255};
    case Kind::cluster: return {113, 47, 160, 255};
    case Kind::safe: return {11, 122, 75, 255};
  }
  return ink;
}

// To a tenth. Without printf, which the page does not need otherwise.
std::string tenths(double value) {
  const auto all = static_cast<std::int64_t>(value * 10 + 0.5);
  return std::to_string(all / 10) + "." + std::to_string(all % 10);
}

// Percent of the rows down to the last one that holds anything.
int share_in_use(const Texture& texture) {
  const std::size_t row_bytes = 4 * std::size_t(texture.size.width);
  std::size_t used = texture.rgba.size();
  while (used > 0 && texture.rgba[used - 1] == 0) --used;
  const std::size_t rows = row_bytes > 0 ? (used + row_bytes - 1) / row_bytes : 0;
  return static_cast<int>(100 * rows / std::max(1, texture.size.height));
}

std::string megabytes(std::size_t bytes) { return tenths(static_cast<double>(bytes) / (1 << 20)) + " MB"; }

}  // namespace

std::vector<Inspector::Mark> Inspector::marks(const render::Inspection& inspection, const Rect& card) {
  const compose::Composition& composition = inspection.composition;
  const float scale = card.width / static_cast<float>(composition.size.width);
  std::vector<Mark> marks;
  const auto add = [&](Mark::Kind kind, const Rect& at) {
    marks.push_back({kind, {card.x + at.x * scale, card.y + at.y * scale, at.width * scale, at.height * scale}});
  };
  add(Mark::Kind::safe, composition.report.safe);
  for (const compose::PlacedItem& item : composition.items) {
    if (const auto* photo = std::get_if<compose::PlacedPhoto>(&item)) add(Mark::Kind::box, photo->box);
    if (const auto* picture = std::get_if<compose::PlacedPicture>(&item)) add(Mark::Kind::box, picture->box);
    const auto* text = std::get_if<compose::PlacedText>(&item);
    if (!text) continue;
    for (const text::PlacedLine& line : text->layout.lines) {
      if (line.runs.empty()) continue;
      const float size = line.runs.front().font_size.value;
      const float top = line.baseline.value - size;
      add(Mark::Kind::line, {line.x.value, top, line.width.value, size * 1.3f});
      add(Mark::Kind::baseline, {line.x.value, line.baseline.value, line.width.value, 0});
      for (const text::PlacedRun& run : line.runs) {
        for (const Px edge : run.cluster_edges) add(Mark::Kind::cluster, {edge.value, top, 0, size * 1.3f});
      }
    }
  }
  return marks;
}

bool Inspector::shows(Mark::Kind kind) const {
  switch (kind) {
    case Mark::Kind::box: return boxes_;
    case Mark::Kind::line:
    case Mark::Kind::baseline: return lines_;
    case Mark::Kind::cluster: return clusters_;
    case Mark::Kind::safe: return safe_;
  }
  return false;
}

// ImGui's font, which it brings anyway, from a texture of its own that is made when the first letter is drawn.
void Inspector::write(App& app, std::string_view text, Point at) {
  ImFontAtlas& fonts = *ImGui::GetIO().Fonts;
  if (letters_ == 0) {
    unsigned char* alpha = nullptr;
    PixelSize size;
    fonts.GetTexDataAsAlpha8(&alpha, &size.width, &size.height);
    const std::size_t count = std::size_t(size.width) * std::size_t(size.height);
    Bytes rgba(4 * count, 255);
    for (std::size_t i = 0; i < count; ++i) rgba[4 * i + 3] = alpha[i];
    letters_ = textures_.make(size, std::move(rgba), Filter::exact);
  }
  ImDrawList& list = *app.ui.paint.list();
  list.PushTextureID(reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(letters_)));
  for (const char letter : text) {
    const ImFontGlyph* glyph = fonts.Fonts[0]->FindGlyph(static_cast<ImWchar>(static_cast<unsigned char>(letter)));
    if (!glyph) continue;
    list.PrimReserve(6, 4);
    list.PrimRectUV({at.x + glyph->X0, at.y + glyph->Y0}, {at.x + glyph->X1, at.y + glyph->Y1}, {glyph->U0, glyph->V0},
                    {glyph->U1, glyph->V1}, IM_COL32(ink.red, ink.green, ink.blue, ink.alpha));
    at.x += glyph->AdvanceX;
  }
  list.PopTextureID();
}

const Texture* Inspector::atlas() const {
  const auto id = static_cast<TextureId>(reinterpret_cast<std::uintptr_t>(ImGui::GetIO().Fonts->TexID));
  const auto found = textures_.all().find(id);
  return found == textures_.all().end() ? nullptr : &found->second;
}

void Inspector::draw_atlas(App& app, const Rect& at) {
  const Rect to = app.ui.paint.on_canvas(at);
  ImDrawList& list = *app.ui.paint.list();
  list.AddRectFilled({to.x, to.y}, {to.right(), to.bottom()}, IM_COL32(ground.red, ground.green, ground.blue, 255));
  list.AddImage(ImGui::GetIO().Fonts->TexID, {to.x, to.y}, {to.right(), to.bottom()});
}

void Inspector::draw_marks(App& app, const render::Inspection& inspection) {
  for (const Mark& mark : marks(inspection, app.ui.paint.on_canvas(app.view.card_shown))) {
    if (!shows(mark.kind)) continue;
    ImDrawList& list = *app.ui.paint.list();
    const Color color = color_of(mark.kind);
    const ImU32 packed = IM_COL32(color.red, color.green, color.blue, color.alpha);
    if (mark.at.width > 0 && mark.at.height > 0)
      list.AddRect({mark.at.x, mark.at.y}, {mark.at.right(), mark.at.bottom()}, packed);
    else
      list.AddLine({mark.at.x, mark.at.y}, {mark.at.right(), mark.at.bottom()}, packed);
  }
}

std::vector<std::string> Inspector::lines(App& app, const Times& times, const render::Inspection* inspection) const {
  std::size_t texture_bytes = 0;
  for (const auto& [id, texture] : textures_.all()) texture_bytes += texture.rgba.size();
  const Cards::Costs& costs = app.cards.costs();
  const Variant variant = variant_of(app.state);
  const ImDrawList& list = *app.ui.paint.list();
  const std::size_t list_bytes = std::size_t(list.VtxBuffer.size_in_bytes()) + std::size_t(list.IdxBuffer.size_in_bytes());
  std::vector<std::string> all{
      variant.frame + " " + variant.theme + " " + variant.format,
      "frame " + std::to_string(times.frames),
      "interface " + tenths(times.interface_ms) + " ms",
      "  needs " + tenths(costs.needs_ms) + "  card " + tenths(costs.card_ms) + " ms",
      "small " + tenths(times.small_ms) + "  upload " + tenths(times.upload_ms) + " ms",
      "display list " + std::to_string(list.CmdBuffer.Size) + " ops",
      "  " + std::to_string(list.VtxBuffer.Size) + " points, " + std::to_string(list_bytes / 1024) + " kB",
      "textures " + std::to_string(textures_.all().size()) + ": " + megabytes(texture_bytes),
      "small pictures " + std::to_string(app.cards.small_count()),
      "wasm memory " + megabytes(times.memory),
  };
  if (const Texture* glyphs = atlas()) {
    const std::string side = std::to_string(glyphs->size.width);
    all.push_back("atlas " + side + " x " + side + ", " + std::to_string(share_in_use(*glyphs)) + " % full");
  }
  if (!inspection) return all;
  const compose::Report& report = inspection->composition.report;
  all.push_back("items " + std::to_string(inspection->composition.items.size()) + (report.fits ? "  fits" : "  too long"));
  for (const compose::TextReport& text : report.texts)
    all.push_back("  " + text.slot + " " + tenths(double(text.font_size)) + " px " + std::to_string(text.lines.size()) + " lines");
  return all;
}

void Inspector::draw(App& app, const Times& times) {
  Ui& ui = app.ui;
  ui.open("inspector", "group", "inspector", app.areas.stage);
  const render::Inspection* inspection = is_empty(app.state) ? nullptr : app.cards.inspect();
  if (inspection && !app.view.card_shown.empty()) draw_marks(app, *inspection);
  const std::vector<std::string> lines = this->lines(app, times, inspection);

  struct Toggle {
    const char *id, *name;
    bool& on;
  };
  const Toggle toggles[] = {{"inspect-boxes", "boxes", boxes_}, {"inspect-lines", "lines", lines_},
                            {"inspect-clusters", "clusters", clusters_}, {"inspect-safe", "safe zone", safe_},
                            {"inspect-atlas", "glyph atlas", atlas_}};
  const float height = toggle * 5 + row * static_cast<float>(lines.size()) + 2 * pad;
  const Rect panel{app.areas.stage.x, app.areas.stage.y, 220, height};
  // A window of its own, over the controls that lie there.
  const Rect there = ui.paint.on_canvas(panel);
  ImGui::SetNextWindowPos({there.x, there.y});
  // Wide enough for the atlas beside it.
  ImGui::SetNextWindowSize({there.width + (atlas_ ? 420.0f : 0.0f), std::max(there.height, atlas_ ? 420.0f : 0.0f)});
  ImGui::Begin("inspector", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav);
  ui.paint.draw_into(ImGui::GetWindowDrawList());
  ui.paint.fill(panel, 0, ground);
  float y = panel.y;
  for (const Toggle& one : toggles) {
    const Rect at{panel.x, y, panel.width, toggle};
    if (ui.touch(one.id, at).clicked) one.on = !one.on;
    const Rect box{at.x + pad, y + (toggle - letter_height) / 2, letter_height, letter_height};
    ui.paint.outline(box, 0, 1, ink);
    if (one.on) ui.paint.fill({box.x + 3, box.y + 3, box.width - 6, box.height - 6}, 0, on_color);
    const Rect words = ui.paint.on_canvas({box.right() + pad, box.y, panel.width - 40, letter_height});
    write(app, one.name, {words.x, words.y});
    ui.tell(one.id, "checkbox", one.name, at).checked = flag(one.on);
    y += toggle;
  }
  for (const std::string& text : lines) {
    const Rect at = ui.paint.on_canvas({panel.x + pad, y + pad, panel.width - 2 * pad, row});
    write(app, text, {at.x, at.y});
    y += row;
  }
  const float side = std::min(400.0f, app.areas.screen.height - 2 * pad);
  if (atlas_ && atlas()) draw_atlas(app, {panel.right() + pad, panel.y, side, side});
  ImGui::End();
  ui.close();
}

}  // namespace storycard::composer

#pragma once

#include <vector>

#include "composer/app.h"
#include "composer/composer.h"
#include "composer/inspector.h"

struct ImGuiContext;

// All that a composer holds, and its frame loop. Only composer.cpp and frame_loop.cpp know it.
namespace storycard::composer {

struct Composer::Parts {
  Parts(ImGuiContext* imgui, float dpr)
      : context(imgui),
        device_scale(dpr),
        atlas(textures, dpr),
        words(atlas),
        icons(atlas),
        painter(atlas, words, icons),
        ui(painter, words, semantics),
        cards(textures, photos),
        pictures(textures, cards) {
    library.lead_with(story::frame_or_default({}));
  }

  ImGuiContext* context;
  Clock clock;
  Screen screen;
  float page_scale = 1;  // device px of a CSS px
  float device_scale;    // of a px of the layout
  Textures textures;
  Atlas atlas;
  Words words;
  Icons icons;
  Painter painter;
  Semantics semantics;
  Ui ui;
  Library library;
  Offer offer;
  // What was told to the page's console already.
  struct Warned {
    bool frames = false, packs = false, nothing = false;
  } warned;
  Photos photos;
  Cards cards;
  PhotoPictures pictures;
  State state;
  View view;
  Inspector inspector{textures};
  Inspector::Times times;  // of the frame before, for the inspector
  Effects effects;
  Appearance appearance;
  float text_scale = 1;  // asked for by the person's text size
  Screen window;         // as the page has it, start being left; `screen` is it seen through zoom()

  // Inputs that wait for the next frame.
  std::vector<Action> actions;
  struct WaitingKey {
    Key key;
    std::size_t after;  // so many of `actions` came before it
  };
  std::vector<WaitingKey> keys;
  std::vector<Finger> fingers;
  Ui::Cursor cursor = Ui::Cursor::arrow;
  // Something is to be drawn; something was, and was not taken yet.
  bool dirty = true, drawn = false, said_ready = false;
  bool opening_photo = false;  // the page is about it
  double last_ms = 0, wake_ms = -1;
  bool unshown = false;  // small pictures were made since the last repaint, which was at:
  double shown_ms = 0;

  // One call of Composer::frame(): as many passes over the interface as its inputs need.
  int run(double now_ms);
  int work(double now_ms);  // of Composer::work()
  // How many CSS px one px of the layout takes: the person's text size, as far as the layout has room for it.
  float zoom() const;
  void fit_screen();
  Screen seen_screen() const;
  bool follow(const PointerEvent& event);
  // What the interface is laid out for.
  Screen room() const { return ui.showing == Showing::simple ? page_screen(screen) : screen; }
  Areas areas() const {
    return ui.showing == Showing::simple ? page_areas(page_screen(screen)) : areas_for(seen_screen(), state.step);
  }
  void pass(double now_ms, std::vector<Action> now_actions);
  void next_pass(double now_ms);
  bool begins_as_usual() const;
  bool has_actions() const;
  std::vector<Action> next_actions();
  std::vector<Key> next_keys();
  void keep_written(double now_ms);
  void draw_app(double now_ms);
  struct Open {
    Menu menu;
    SheetKind sheet;
  };
  Areas moving_areas();
  void draw_screen(App& app);
  void draw_over(App& app, const Open& open);
  void draw_start();
  void act_on_key(App& app, const Key& key);
  bool has_room(const PictureUse& use, PhotoPlace place);
  void keep_picture(const PictureUse& use, PhotoPlace place, render::PhotoFile file, std::string_view name);
  void begin_anew(GivenDraft given);
  void take_late(const std::string& file);
  void take_offer(const Json& settings);
  void tell_offline(bool ready);
  void keep_to_offer(App& app);
  void warn_of_packs();
  void begin_words();
  void watch_photos(double now_ms);
  void ask_for_files();
  int next_frame(double now_ms);
};

}  // namespace storycard::composer

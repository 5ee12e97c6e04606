#pragma once

// A document that uses every key of Story JSON version 1, in the order that write gives a story without a source.
namespace storycard::story {

inline constexpr const char* whole_document = R"({
  "storycard": 1, "language": "es", "direction": "rtl", "frame": "itac/quote", "theme": "leaf", "format": "story",
  "story": "Cuando llegué a la escuela, la directora me dio las llaves.", "name": "Amina", "nameChanged": true,
  "role": "maestra", "place": "Mechelen",
  "fact": {"number": "1 in 3", "text": "children learn in a second language", "source": "Census", "year": 2024},
  "event": {"title": "Open evening", "start": "2026-12-18T16:00Z", "timeZone": "Europe/Madrid", "where": "Library",
            "speakers": [{"name": "Olena", "role": "nurse", "photo": 1}, {"name": "Idris"}]},
  "prompt": "Who opened a door for you?", "nominees": ["Noor", "Bakri"],
  "translation": {"language": "en", "story": "When I came to the school, the head gave me the keys.", "role": "teacher"},
  "hashtags": ["#ItTakesACommunity", "#ITAC"], "link": "https://example.org/itac", "qr": true,
  "photos": [{"file": "photo.jpg", "description": "A woman with keys", "credit": "Own", "center": [0.25, 0.4], "zoom": 1.2,
              "turn": -7.5, "flip": true, "look": "duotone",
              "formats": {"story": {"center": [0.5, 0.3], "zoom": 2}, "wide": {}},
              "covers": [{"kind": "solid", "color": "fig", "shape": "rect", "box": [0.4, 0.2, 0.2, 0.25]},
                         {"color": "sky", "shape": "path", "points": [[0.1, 0.1], [0.3, 0.1], [0.2, 0.35]]}]},
             {"file": "second.png"}],
  "logos": [{"file": "partner.png", "description": "City of Mechelen"}],
  "about": "child", "consent": {"mine": true, "shown": true}
})";

}  // namespace storycard::story

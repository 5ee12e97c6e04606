#include "composer/icon_paths.h"

namespace storycard::composer {

std::string_view path_data(Icon icon) {
  switch (icon) {
    case Icon::story:
      return "M4 5.5A1.5 1.5 0 0 1 5.5 4H18.5A1.5 1.5 0 0 1 20 5.5V15A1.5 1.5 0 0 1 18.5 16.5H11L6.5 "
             "20.5V16.5H5.5A1.5 1.5 0 0 1 4 15Z M8 8.5H16 M8 12H13";
    case Icon::photo:
      return "M5 4H19A1.5 1.5 0 0 1 20.5 5.5V18.5A1.5 1.5 0 0 1 19 20H5A1.5 1.5 0 0 1 3.5 18.5V5.5A1.5 1.5 0 0 "
             "1 5 4Z M4 16.5L9 11.5L13.5 16L16.5 13.5L20 16.5 M15.6 8.6A.9 .9 0 1 1 15.6 8.59";
    case Icon::frame: return "M4 3.5V20.5 M20 3.5V20.5 M3.5 5H20.5 M3.5 19H20.5 M8.5 9.5H15.5 M8.5 14H13";
    case Icon::share:
      return "M12 14.5V3.5 M8 7L12 3L16 7 M5.5 11V18.5A1.5 1.5 0 0 0 7 20H17A1.5 1.5 0 0 0 18.5 18.5V11";
    case Icon::download:
      return "M12 3.5V14.5 M8 11L12 15L16 11 M4.5 16V18.5A1.5 1.5 0 0 0 6 20H18A1.5 1.5 0 0 0 19.5 18.5V16";
    case Icon::check: return "M5 12.5L10 17.5L19.5 7";
    case Icon::ring: return "M12 3.5A8.5 8.5 0 1 1 11.99 3.5Z";
    case Icon::ok_circle: return "M12 3.5A8.5 8.5 0 1 1 11.99 3.5Z M8 12.3L11 15.2L16.2 9.4";
    case Icon::warn: return "M12 4L21 19.5H3Z M12 10V14 M12 16.9V17";
    case Icon::info: return "M12 3.5A8.5 8.5 0 1 1 11.99 3.5Z M12 11V16 M12 8V8.1";
    case Icon::error: return "M8.2 3.5H15.8L20.5 8.2V15.8L15.8 20.5H8.2L3.5 15.8V8.2Z M12 8V12.5 M12 15.9V16";
    case Icon::close: return "M6 6L18 18 M18 6L6 18";
    case Icon::plus: return "M12 5V19 M5 12H19";
    case Icon::minus: return "M5 12H19";
    case Icon::undo: return "M4 9.5H15A5 5 0 0 1 15 19.5H9 M8 5.5L4 9.5L8 13.5";
    case Icon::redo: return "M20 9.5H9A5 5 0 0 0 9 19.5H15 M16 5.5L20 9.5L16 13.5";
    case Icon::globe:
      return "M12 3.5A8.5 8.5 0 1 1 11.99 3.5Z M3.5 12H20.5 M12 3.5C7 8.5 7 15.5 12 20.5 "
             "M12 3.5C17 8.5 17 15.5 12 20.5";
    case Icon::help:
      return "M12 3.5A8.5 8.5 0 1 1 11.99 3.5Z M9.6 9.6A2.4 2.4 0 1 1 13.2 11.7C12.4 12.2 12 12.7 12 13.5 "
             "M12 16.4V16.5";
    case Icon::more: return "M5.5 12V12.01 M12 12V12.01 M18.5 12V12.01";
    case Icon::menu: return "M4 7H20 M4 12H20 M4 17H20";
    case Icon::sun:
      return "M12 8A4 4 0 1 1 11.99 8Z M12 2.5V4.5 M12 19.5V21.5 M2.5 12H4.5 M19.5 12H21.5 M5.3 5.3L6.7 6.7 "
             "M17.3 17.3L18.7 18.7 M5.3 18.7L6.7 17.3 M17.3 6.7L18.7 5.3";
    case Icon::moon: return "M19.5 14.5A8 8 0 1 1 9.5 4.5A6.5 6.5 0 0 0 19.5 14.5Z";
    case Icon::move:
      return "M12 3.5V20.5 M3.5 12H20.5 M9.5 6L12 3.5L14.5 6 M9.5 18L12 20.5L14.5 18 M6 9.5L3.5 12L6 14.5 "
             "M18 9.5L20.5 12L18 14.5";
    case Icon::zoom: return "M10.5 4A6.5 6.5 0 1 1 10.49 4Z M15.5 15.5L20 20 M10.5 8V13 M8 10.5H13";
    case Icon::rotate: return "M19 12A7 7 0 1 1 16.5 6.6 M16.8 2.8V6.8H12.8";
    case Icon::left: return "M19 12H5 M10.5 6.5L5 12L10.5 17.5";
    case Icon::right: return "M5 12H19 M13.5 6.5L19 12L13.5 17.5";
    case Icon::up: return "M12 19V5 M6.5 10.5L12 5L17.5 10.5";
    case Icon::down: return "M12 5V19 M6.5 13.5L12 19L17.5 13.5";
    case Icon::chevron_right: return "M9.5 6L15.5 12L9.5 18";
    case Icon::chevron_left: return "M14.5 6L8.5 12L14.5 18";
    case Icon::chevron_down: return "M6 9.5L12 15.5L18 9.5";
    case Icon::expand: return "M4 9.5V4H9.5 M20 9.5V4H14.5 M4 14.5V20H9.5 M20 14.5V20H14.5";
    case Icon::cover:
      return "M4 4L20 20 M9.6 5.5C14.5 4 18.8 7.2 21 12C20.3 13.6 19.4 14.9 18.2 16 "
             "M14.8 18.2C9.6 20 5.2 16.9 3 12C3.8 10.2 4.9 8.7 6.3 7.6 M9.9 10.2A2.9 2.9 0 0 0 13.9 14.2";
    case Icon::oval:
      return "M12 3.5C16.5 3.5 19 7.5 19 12C19 16.5 16.5 20.5 12 20.5C7.5 20.5 5 16.5 5 12C5 7.5 7.5 3.5 12 3.5Z";
    case Icon::box:
      return "M5.5 4H18.5A1.5 1.5 0 0 1 20 5.5V18.5A1.5 1.5 0 0 1 18.5 20H5.5A1.5 1.5 0 0 1 4 18.5V5.5A1.5 1.5 "
             "0 0 1 5.5 4Z";
    case Icon::user: return "M12 4A4 4 0 1 1 11.99 4Z M4.5 20.5C5 16 8 14.5 12 14.5C16 14.5 19 16 19.5 20.5";
    case Icon::shield:
      return "M12 3L19.5 6V12C19.5 16.5 16 19.5 12 21C8 19.5 4.5 16.5 4.5 12V6Z M8.7 12L11.2 14.4L15.5 9.6";
    case Icon::trash: return "M4.5 7H19.5 M9 7V4.5H15V7 M6.5 7L7.3 19.5H16.7L17.5 7 M10.2 11V15.5 M13.8 11V15.5";
    case Icon::copy:
      return "M9 8.5H19A1 1 0 0 1 20 9.5V19.5A1 1 0 0 1 19 20.5H9A1 1 0 0 1 8 19.5V9.5A1 1 0 0 1 9 8.5Z "
             "M16 8.5V4.5A1 1 0 0 0 15 3.5H5A1 1 0 0 0 4 4.5V14.5A1 1 0 0 0 5 15.5H8";
    case Icon::idea:
      return "M9.5 17.5V15.8C7.5 14.7 6 12.7 6 10A6 6 0 0 1 18 10C18 12.7 16.5 14.7 14.5 15.8V17.5Z M10 20.5H14";
    case Icon::type: return "M5 7V4.5H19V7 M12 4.5V19.5 M9 19.5H15";
    case Icon::palette:
      return "M12 3.5A8.5 8.5 0 1 0 12 20.5C13.6 20.5 14 19.5 13.5 18.3C13 16.8 13.8 15.5 15.5 15.5H18C19.6 "
             "15.5 20.5 14 20.5 12C20.5 7.3 16.7 3.5 12 3.5Z M8 11.5V11.51 M11 8V8.01 M15.5 8.8V8.81";
    case Icon::partner: return "M4 20.5V9L12 4L20 9V20.5Z M9.5 20.5V14H14.5V20.5";
    case Icon::calendar:
      return "M5 5.5H19A1 1 0 0 1 20 6.5V19A1 1 0 0 1 19 20H5A1 1 0 0 1 4 19V6.5A1 1 0 0 1 5 5.5Z M4 10H20 "
             "M8.5 3.5V7 M15.5 3.5V7";
    case Icon::clock: return "M12 3.5A8.5 8.5 0 1 1 11.99 3.5Z M12 7.5V12L15 14";
    case Icon::mic:
      return "M12 3.5A3 3 0 0 1 15 6.5V11A3 3 0 0 1 9 11V6.5A3 3 0 0 1 12 3.5Z M5.5 11A6.5 6.5 0 0 0 18.5 11 "
             "M12 17.5V20.5";
    case Icon::edit: return "M4.5 19.5L5.5 15L15.5 5L19 8.5L9 18.5Z M13 7.5L16.5 11";
    case Icon::grid: return "M4 4H10V10H4Z M14 4H20V10H14Z M4 14H10V20H4Z M14 14H20V20H14Z";
    case Icon::safe:
      return "M4 8V5.5A1.5 1.5 0 0 1 5.5 4H8 M16 4H18.5A1.5 1.5 0 0 1 20 5.5V8 "
             "M20 16V18.5A1.5 1.5 0 0 1 18.5 20H16 M8 20H5.5A1.5 1.5 0 0 1 4 18.5V16 M8.5 8.5H15.5V15.5H8.5Z";
    case Icon::offline:
      return "M3.5 9C5.5 7.2 7.5 6.1 9.8 5.6 M20.5 9C18.2 6.9 15.6 5.7 12.8 5.4 M7 13C8 12.1 9 11.5 10.2 11.2 "
             "M17 13C16.2 12.3 15.4 11.8 14.6 11.5 M12 17.5V17.6 M4 3.5L20 20.5";
    case Icon::zip: return "M5 3.5H14L19 8.5V20.5H5Z M14 3.5V8.5H19 M9.5 12.5H12.5 M9.5 16H14.5";
    case Icon::link:
      return "M10 14A4 4 0 0 0 15.7 14L18.8 10.9A4 4 0 0 0 13.1 5.2L12 6.3 "
             "M14 10A4 4 0 0 0 8.3 10L5.2 13.1A4 4 0 0 0 10.9 18.8L12 17.7";
    case Icon::play: return "M8 5L19 12L8 19Z";
    case Icon::petals:
    case Icon::mark: return {};
  }
  return {};
}

bool mirrors(Icon icon) {
  switch (icon) {
    case Icon::undo:
    case Icon::redo:
    case Icon::left:
    case Icon::right:
    case Icon::chevron_left:
    case Icon::chevron_right:
    case Icon::petals: return true;
    default: return false;
  }
}

}  // namespace storycard::composer

#include "image/jpeg_errors.h"

#include <jerror.h>

namespace storycard::image {
namespace {

// Untidiness that cameras and programs really write, without harm to a pixel.
bool harmless(int message) {
  switch (message) {
    case JWRN_ADOBE_XFORM:
    case JWRN_BOGUS_ICC:
    case JWRN_BOGUS_PROGRESSION:
    case JWRN_EXTRANEOUS_DATA:
    case JWRN_JFIF_MAJOR:
    case JWRN_NOT_SEQUENTIAL: return true;
    default: return false;
  }
}

void on_error(j_common_ptr info) { give_up(info, info->err->msg_code); }

void on_message(j_common_ptr info, int level) {
  if (level < 0 && !harmless(info->err->msg_code)) give_up(info, info->err->msg_code);
}

void print_nothing(j_common_ptr) {}

}  // namespace

jpeg_error_mgr* watch(JpegErrors& errors) {
  jpeg_std_error(&errors.base);
  errors.base.error_exit = on_error;
  errors.base.emit_message = on_message;
  errors.base.output_message = print_nothing;
  return &errors.base;
}

void give_up(j_common_ptr info, int message) {
  info->err->msg_code = message;
  std::longjmp(reinterpret_cast<JpegErrors*>(info->err)->way_out, 1);
}

}  // namespace storycard::image

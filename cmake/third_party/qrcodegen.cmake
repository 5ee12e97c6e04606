# qrcodegen: QR codes, its C implementation.

storycard_library(qrcodegen
  SOURCES "${STORYCARD_DEPS}/qrcodegen/c/qrcodegen.c"
  INCLUDES "${STORYCARD_DEPS}/qrcodegen/c"
  OPTIONS ${small})

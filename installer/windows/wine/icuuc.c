/* For trying the program under a wine that lacks it; never shipped. Qt asks it for encodings other than Unicode,
   which the program does not use: every one is answered "not known" (U_FILE_ACCESS_ERROR). */
#define EXPORT __declspec(dllexport)
#define NOT_KNOWN 4

typedef int Error;

EXPORT void *ucnv_open(const char *name, Error *error) { (void)name; *error = NOT_KNOWN; return 0; }
EXPORT void ucnv_close(void *converter) { (void)converter; }
EXPORT void ucnv_reset(void *converter) { (void)converter; }
EXPORT signed char ucnv_getMaxCharSize(void *converter) { (void)converter; return 1; }
EXPORT const char *ucnv_getName(void *converter, Error *error) { (void)converter; *error = NOT_KNOWN; return 0; }
EXPORT void ucnv_getToUCallBack(void *converter, void **action, void **context) { (void)converter; *action = *context = 0; }
EXPORT void ucnv_getFromUCallBack(void *converter, void **action, void **context) { (void)converter; *action = *context = 0; }
EXPORT void ucnv_setToUCallBack(void) {}
EXPORT void ucnv_setFromUCallBack(void) {}
EXPORT void ucnv_cbToUWriteUChars(void) {}
EXPORT void ucnv_cbFromUWriteUChars(void) {}
EXPORT void ucnv_cbFromUWriteBytes(void) {}
EXPORT void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
EXPORT void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
EXPORT void ucnv_toUnicode(void) {}
EXPORT void ucnv_fromUnicode(void) {}
EXPORT int ucnv_toUCountPending(void *converter, Error *error) { (void)converter; *error = NOT_KNOWN; return 0; }
EXPORT int ucnv_fromUCountPending(void *converter, Error *error) { (void)converter; *error = NOT_KNOWN; return 0; }
EXPORT const char *ucnv_getStandardName(const char *name, const char *standard, Error *error) { (void)name; (void)standard; *error = NOT_KNOWN; return 0; }
EXPORT const char *ucnv_getAvailableName(int index) { (void)index; return 0; }
EXPORT int ucnv_countAvailable(void) { return 0; }

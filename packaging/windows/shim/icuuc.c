/* Test stand-in, never shipped: the part of Windows' icuuc.dll that Qt6Core links against. It
 * knows no converter, so that Qt stays with the encodings it brings itself (UTF-8, UTF-16, Latin-1). */
#include <stddef.h>
#include <stdint.h>

#define EXPORT __declspec(dllexport)

enum { NOT_AVAILABLE = 4 /* U_FILE_ACCESS_ERROR */ };

static void *nothing(int *error)
{
    if (error != NULL)
        *error = NOT_AVAILABLE;
    return NULL;
}

/* Looking for a converter finds none. */
EXPORT void *ucnv_open(const char *name, int *error) { return (void)name, nothing(error); }
EXPORT int32_t ucnv_countAvailable(void) { return 0; }
EXPORT const char *ucnv_getAvailableName(int32_t at) { return (void)at, NULL; }
EXPORT const char *ucnv_getStandardName(const char *name, const char *standard, int *error)
{
    return (void)name, (void)standard, nothing(error);
}

/* Without a converter none of these is ever called; they only have to be there. */
#define NEVER_CALLED(name) EXPORT void name(void) {}
NEVER_CALLED(ucnv_close)
NEVER_CALLED(ucnv_reset)
NEVER_CALLED(ucnv_getName)
NEVER_CALLED(ucnv_getMaxCharSize)
NEVER_CALLED(ucnv_toUnicode)
NEVER_CALLED(ucnv_fromUnicode)
NEVER_CALLED(ucnv_toUCountPending)
NEVER_CALLED(ucnv_fromUCountPending)
NEVER_CALLED(ucnv_getToUCallBack)
NEVER_CALLED(ucnv_getFromUCallBack)
NEVER_CALLED(ucnv_setToUCallBack)
NEVER_CALLED(ucnv_setFromUCallBack)
NEVER_CALLED(ucnv_cbToUWriteUChars)
NEVER_CALLED(ucnv_cbFromUWriteUChars)
NEVER_CALLED(UCNV_TO_U_CALLBACK_SUBSTITUTE)
NEVER_CALLED(UCNV_FROM_U_CALLBACK_SUBSTITUTE)

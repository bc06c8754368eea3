/* Test stand-in, never shipped: the one function of Windows' bcryptprimitives.dll that Rust's
 * standard library asks for, on top of the older generator that Wine has. */
#include <windows.h>
#include <ntsecapi.h>

#define CHUNK 65536u

__declspec(dllexport) BOOL WINAPI ProcessPrng(unsigned char *data, size_t length)
{
    size_t done = 0;
    while (done < length) {
        size_t left = length - done;
        ULONG now = (ULONG)(left < CHUNK ? left : CHUNK);
        if (!RtlGenRandom(data + done, now))
            return FALSE;
        done += now;
    }
    return TRUE;
}

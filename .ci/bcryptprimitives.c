/* Test equipment, never shipped: Go's runtime takes its random numbers from ProcessPrng in bcryptprimitives.dll, which Windows has and Debian's Wine 8 lacks.
   This library passes the call on to the generator that Wine has, RtlGenRandom, whose name in advapi32.dll is SystemFunction036.

       x86_64-w64-mingw32-gcc -shared -O2 -o bcryptprimitives.dll bcryptprimitives.c -ladvapi32 */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID buffer, ULONG length);

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE buffer, SIZE_T length)
{
    const SIZE_T most = 1u << 20; /* lengths are 64 bits wide here, 32 there */
    while (length > 0) {
        SIZE_T part = length < most ? length : most;
        if (!SystemFunction036(buffer, (ULONG)part))
            return FALSE;
        buffer += part;
        length -= part;
    }
    return TRUE;
}

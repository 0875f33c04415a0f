/* Starts the program in the Python that is installed with it: `ctph.exe board` is `python -m ctph_desktop.cli board`.

   Beside the launcher lies current.ini, which says in which folder the program is:
       [program]
       folder=app-1
       library=python313.dll
   An upgrade puts the new version into a folder of its own and then replaces current.ini: whatever happens in between,
   the launcher finds a whole program. WINDOWED is defined for the desktop. */
#include <windows.h>
#include <shellapi.h>
#include <shobjidl.h>
#include <stdlib.h>
#include <wchar.h>

#define LONGEST 32768
#define BROKEN 3

typedef int (*PythonMain)(int, wchar_t **);

static int refuse(void) {
    static const wchar_t sentence[] = L"Thi\u1ebfu t\u1ec7p c\u1ee7a ch\u01b0\u01a1ng tr\u00ecnh CTPH Desktop. "
                                      L"H\u00e3y ch\u1ea1y l\u1ea1i t\u1ec7p c\u00e0i \u0111\u1eb7t; s\u1ed1 li\u1ec7u v\u1eabn c\u00f2n nguy\u00ean.";
#ifdef WINDOWED
    MessageBoxW(NULL, sentence, L"CTPH Desktop", MB_ICONERROR);
#else
    HANDLE errors = GetStdHandle(STD_ERROR_HANDLE);
    DWORD mode, written;
    char bytes[1024];
    if (GetConsoleMode(errors, &mode)) {
        WriteConsoleW(errors, sentence, (DWORD)wcslen(sentence), &written, NULL);
        WriteConsoleW(errors, L"\n", 1, &written, NULL);
    } else {
        int length = WideCharToMultiByte(CP_UTF8, 0, sentence, -1, bytes, sizeof bytes - 1, NULL, NULL);
        if (length > 0) {
            bytes[length - 1] = '\n';
            WriteFile(errors, bytes, (DWORD)length, &written, NULL);
        }
    }
#endif
    return BROKEN;
}

/* The path of Python's library, which current.ini names; 0 without one. */
static int find_library(wchar_t *library) {
    static wchar_t folder[LONGEST], settings[LONGEST];
    wchar_t program[MAX_PATH], name[MAX_PATH];
    DWORD length = GetModuleFileNameW(NULL, folder, LONGEST);
    wchar_t *end = length && length < LONGEST ? wcsrchr(folder, L'\\') : NULL;
    if (!end) return 0;
    *end = 0;
    if (_snwprintf(settings, LONGEST - 1, L"%ls\\current.ini", folder) < 0) return 0;
    GetPrivateProfileStringW(L"program", L"folder", L"", program, MAX_PATH, settings);
    GetPrivateProfileStringW(L"program", L"library", L"", name, MAX_PATH, settings);
    if (!*program || !*name) return 0;
    return _snwprintf(library, LONGEST - 1, L"%ls\\%ls\\%ls", folder, program, name) > 0;
}

static int start(int count, wchar_t **arguments) {
    static wchar_t library[LONGEST];
    /* While this exists, nothing is installed over the program. */
    CreateMutexW(NULL, FALSE, L"Local\\CTPH-Desktop-is-running");
    if (!find_library(library)) return refuse();
    SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    HMODULE python = LoadLibraryExW(library, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    PythonMain run = python ? (PythonMain)(void *)GetProcAddress(python, "Py_Main") : NULL;
    wchar_t **words = calloc((size_t)count + 3, sizeof *words);
    if (!run || !words) return refuse();
    int used = 0;
    words[used++] = arguments[0];
    words[used++] = L"-m";
#ifdef WINDOWED
    words[used++] = L"ctph_desktop";
#else
    words[used++] = L"ctph_desktop.cli";
#endif
    for (int place = 1; place < count; place++) words[used++] = arguments[place];
    return run(used, words);
}

#ifdef WINDOWED
int WINAPI wWinMain(HINSTANCE instance, HINSTANCE before, PWSTR line, int show) {
    (void)instance, (void)before, (void)line, (void)show;
    int count;
    wchar_t **arguments = CommandLineToArgvW(GetCommandLineW(), &count);
    /* The Start menu's entry carries the same: windows and a pinned entry are one in the taskbar. */
    SetCurrentProcessExplicitAppUserModelID(L"CTPH.Desktop");
    return arguments ? start(count, arguments) : refuse();
}
#else
int wmain(int count, wchar_t **arguments) { return start(count, arguments); }
#endif

/* Runs a program in a console of its own, for tests under wine: console.exe COLUMNS ROWS PROGRAM [ARGUMENT...]
 *
 * wine's console shows control sequences as they are and interprets none. So the program gets a screen buffer that is large
 * enough for all that it ever writes, one character after the other; what is new in it goes to standard output as UTF-8, for the
 * test to interpret. Before it comes the line "pid N".
 *
 * Standard input has commands, a line each: "t HEX" types the bytes, as a terminal would send them (Esc and "[A" is the key Up);
 * "s COLUMNS ROWS" gives the window another size. When it ends, so does the program.
 *
 * "console.exe kill N" ends a process as if it had failed.
 *
 * It runs twice: outside it makes a pseudo console, which needs no desktop; inside, with "-" first, it has that for its own.
 */
#define _WIN32_WINNT 0x0A00
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#include <windows.h>

#ifndef PROC_THREAD_ATTRIBUTE_PSEUDOCONSOLE
#define PROC_THREAD_ATTRIBUTE_PSEUDOCONSOLE 0x00020016
#endif

/* What this ends with when it fails itself; no program under test does. */
enum { FAILED = 97 };

/* All that a test has its program write must fit. */
enum { WIDTH = 8000, HEIGHT = 1000 };

static void fail(const char *what) {
    fprintf(stderr, "console: %s: %lu\n", what, GetLastError());
    ExitProcess(FAILED);
}

/* The command line from its argument number n on. */
static wchar_t *rest_of_command_line(int n) {
    wchar_t *at = GetCommandLineW();
    while (n-- > 0) {
        int quoted = 0;
        for (; *at && (quoted || (*at != ' ' && *at != '\t')); at++)
            if (*at == '"') quoted = !quoted;
        while (*at == ' ' || *at == '\t') at++;
    }
    return at;
}

/* Outside. */

typedef HRESULT(WINAPI *create_console)(COORD, HANDLE, HANDLE, DWORD, void **);

static DWORD WINAPI swallow(void *pipe) {
    char bytes[4096];
    DWORD n;
    while (ReadFile(pipe, bytes, sizeof bytes, &n, NULL) && n) {}
    return 0;
}

static HANDLE for_child(DWORD which) {
    HANDLE out;
    if (!DuplicateHandle(GetCurrentProcess(), GetStdHandle(which), GetCurrentProcess(), &out, 0, TRUE, DUPLICATE_SAME_ACCESS))
        fail("standard input or output");
    return out;
}

static int outside(COORD size) {
    HANDLE in_read, in_write, out_read, out_write;
    if (!CreatePipe(&in_read, &in_write, NULL, 0) || !CreatePipe(&out_read, &out_write, NULL, 0)) fail("pipes");
    create_console create = (create_console)(void *)GetProcAddress(GetModuleHandleA("kernel32.dll"), "CreatePseudoConsole");
    if (!create)
        create = (create_console)(void *)GetProcAddress(GetModuleHandleA("kernelbase.dll"), "CreatePseudoConsole");
    void *console;
    if (!create || create(size, in_read, out_write, 0, &console) != S_OK) fail("pseudo console");
    CreateThread(NULL, 0, swallow, out_read, 0, NULL);

    SIZE_T bytes = 0;
    InitializeProcThreadAttributeList(NULL, 1, 0, &bytes);
    STARTUPINFOEXW start = {0};
    start.StartupInfo.cb = sizeof start;
    start.lpAttributeList = malloc(bytes);
    if (!InitializeProcThreadAttributeList(start.lpAttributeList, 1, 0, &bytes) ||
        !UpdateProcThreadAttribute(start.lpAttributeList, 0, PROC_THREAD_ATTRIBUTE_PSEUDOCONSOLE, console, sizeof console, NULL, NULL))
        fail("attributes");

    wchar_t self[MAX_PATH], *command = malloc(sizeof(wchar_t) * 32768);
    GetModuleFileNameW(NULL, self, MAX_PATH);
    swprintf(command, 32768, L"\"%ls\" - %llu %llu %ls", self, (unsigned long long)(uintptr_t)for_child(STD_INPUT_HANDLE),
             (unsigned long long)(uintptr_t)for_child(STD_OUTPUT_HANDLE), rest_of_command_line(1));
    PROCESS_INFORMATION child;
    if (!CreateProcessW(self, command, NULL, NULL, TRUE, EXTENDED_STARTUPINFO_PRESENT, NULL, NULL, &start.StartupInfo, &child))
        fail("the inside");
    WaitForSingleObject(child.hProcess, INFINITE);
    DWORD code = FAILED;
    GetExitCodeProcess(child.hProcess, &code);
    return (int)code;
}

/* Inside: keys. */

static HANDLE keyboard, commands, screen, program;

/* Keys that come at once are a paste, so that they are typed apart; a paste is not. */
enum { APART = 40 };
static int is_paste;

static void press(WORD key, wchar_t c, DWORD control) {
    if (!is_paste) Sleep(APART);
    INPUT_RECORD records[2] = {0};
    for (int n = 0; n < 2; n++) {
        records[n].EventType = KEY_EVENT;
        records[n].Event.KeyEvent.bKeyDown = n == 0;
        records[n].Event.KeyEvent.wRepeatCount = 1;
        records[n].Event.KeyEvent.wVirtualKeyCode = key;
        records[n].Event.KeyEvent.wVirtualScanCode = (WORD)MapVirtualKeyW(key, MAPVK_VK_TO_VSC);
        records[n].Event.KeyEvent.uChar.UnicodeChar = c;
        records[n].Event.KeyEvent.dwControlKeyState = control;
    }
    DWORD written;
    WriteConsoleInputW(keyboard, records, 2, &written);
}

static void press_char(wchar_t c, DWORD control) {
    if (c == '\r' || c == '\n') press(VK_RETURN, '\r', control);
    else if (c == '\t') press(VK_TAB, '\t', control);
    else if (c == 0x7f || c == 8) press(VK_BACK, 8, control);
    else if (c == 0x1b) press(VK_ESCAPE, 0x1b, control);
    else if (c == 0) press(VK_SPACE, 0, control | LEFT_CTRL_PRESSED);
    else if (c < 0x1b) press((WORD)('A' + c - 1), c, control | LEFT_CTRL_PRESSED);
    else if (c >= 'a' && c <= 'z') press((WORD)(c - 'a' + 'A'), c, control);
    else if (c >= 'A' && c <= 'Z') press((WORD)c, c, control | SHIFT_PRESSED);
    else if (c == ' ' || (c >= '0' && c <= '9')) press((WORD)c, c, control);
    else press(0, c, control);
}

/* The keys that a terminal sends as Esc, "[", numbers and a last character; where they are several, the second says which of
 * Shift, Alt and Ctrl are held. */
static void press_sequence(wchar_t last, int first, int held) {
    static const WORD by_number[] = {0, VK_HOME, VK_INSERT, VK_DELETE, VK_END, VK_PRIOR, VK_NEXT, VK_HOME, VK_END, 0, 0,
        VK_F1, VK_F2, VK_F3, VK_F4, VK_F5, 0, VK_F6, VK_F7, VK_F8, VK_F9, VK_F10, 0, VK_F11, VK_F12};
    static const struct { wchar_t last; WORD key; } by_letter[] = {{'A', VK_UP}, {'B', VK_DOWN}, {'C', VK_RIGHT}, {'D', VK_LEFT},
        {'H', VK_HOME}, {'F', VK_END}, {'P', VK_F1}, {'Q', VK_F2}, {'R', VK_F3}, {'S', VK_F4}};
    DWORD control = 0;
    int bits = held ? held - 1 : 0;
    if (bits & 1) control |= SHIFT_PRESSED;
    if (bits & 2) control |= LEFT_ALT_PRESSED;
    if (bits & 4) control |= LEFT_CTRL_PRESSED;
    if (last == 'Z') press(VK_TAB, '\t', SHIFT_PRESSED);
    else if (last == '~') {
        /* 200 and 201 are round a paste, for which Windows has no sign. Nobody pastes in the moment of a key. */
        is_paste = first == 200;
        if (is_paste) Sleep(APART);
        if (first > 0 && first < (int)(sizeof by_number / sizeof *by_number) && by_number[first]) press(by_number[first], 0, control | ENHANCED_KEY);
    } else
        for (size_t n = 0; n < sizeof by_letter / sizeof *by_letter; n++)
            if (by_letter[n].last == last) press(by_letter[n].key, 0, control | ENHANCED_KEY);
}

static void type(const wchar_t *at) {
    while (*at) {
        if (*at != 0x1b || !at[1]) {
            press_char(*at++, 0);
        } else if (at[1] == '[' || at[1] == 'O') {
            int numbers[2] = {0, 0}, n = 0;
            for (at += 2; *at && ((*at >= '0' && *at <= '9') || *at == ';'); at++) {
                if (*at == ';') n = 1;
                else numbers[n] = numbers[n] * 10 + (*at - '0');
            }
            if (*at) press_sequence(*at++, numbers[0], numbers[1]);
        } else {
            press_char(at[1], LEFT_ALT_PRESSED);
            at += 2;
        }
    }
}

static void resize(SHORT columns, SHORT rows) {
    CONSOLE_SCREEN_BUFFER_INFO info;
    GetConsoleScreenBufferInfo(screen, &info);
    SHORT top = info.srWindow.Top;
    SMALL_RECT window = {0, top, (SHORT)(columns - 1), (SHORT)(top + rows - 1)};
    if (!SetConsoleWindowInfo(screen, TRUE, &window)) fail("the window's size");
    INPUT_RECORD record = {0};
    record.EventType = WINDOW_BUFFER_SIZE_EVENT;
    record.Event.WindowBufferSizeEvent.dwSize.X = columns;
    record.Event.WindowBufferSizeEvent.dwSize.Y = rows;
    DWORD written;
    WriteConsoleInputW(keyboard, &record, 1, &written);
}

static int hex(char c) { return c >= 'a' ? c - 'a' + 10 : c - '0'; }

static void obey(char *line) {
    if (line[0] == 't') {
        size_t n = strlen(line + 2) / 2;
        char *bytes = malloc(n + 1);
        for (size_t i = 0; i < n; i++) bytes[i] = (char)(hex(line[2 + 2 * i]) * 16 + hex(line[3 + 2 * i]));
        wchar_t *text = calloc(n + 1, sizeof *text);
        MultiByteToWideChar(CP_UTF8, 0, bytes, (int)n, text, (int)n);
        type(text);
        free(text);
        free(bytes);
    } else if (line[0] == 's') {
        int columns, rows;
        if (sscanf(line + 2, "%d %d", &columns, &rows) == 2) resize((SHORT)columns, (SHORT)rows);
    }
}

static DWORD WINAPI obey_all(void *unused) {
    (void)unused;
    size_t room = 1 << 16, len = 0;
    char *line = malloc(room);
    char bytes[4096];
    DWORD n;
    while (ReadFile(commands, bytes, sizeof bytes, &n, NULL) && n)
        for (DWORD i = 0; i < n; i++) {
            if (len + 1 == room) line = realloc(line, room *= 2);
            line[len++] = bytes[i];
            if (bytes[i] == '\n') {
                line[len - 1] = 0;
                len = 0;
                obey(line);
            }
        }
    TerminateProcess(program, FAILED);
    return 0;
}

/* Inside: the screen. */

static void copy_new(HANDLE to) {
    static uint32_t done;
    static wchar_t text[WIDTH + 1];
    static int held;
    CONSOLE_SCREEN_BUFFER_INFO info;
    if (!GetConsoleScreenBufferInfo(screen, &info)) fail("the screen buffer");
    uint32_t end = (uint32_t)info.dwCursorPosition.Y * WIDTH + (uint32_t)info.dwCursorPosition.X;
    if (info.dwCursorPosition.Y >= HEIGHT - 1) fail("the screen buffer is full");
    while (done < end) {
        COORD from = {(SHORT)(done % WIDTH), (SHORT)(done / WIDTH)};
        DWORD wanted = WIDTH - done % WIDTH, n, written;
        if (wanted > end - done) wanted = end - done;
        if (wanted > 4000) wanted = 4000;
        if (!ReadConsoleOutputCharacterW(screen, text + held, wanted, from, &n) || !n) fail("reading the screen buffer");
        done += n;
        n += (DWORD)held;
        /* Half a character waits for its other half. */
        held = text[n - 1] >= 0xd800 && text[n - 1] < 0xdc00;
        static char bytes[3 * WIDTH + 8];
        int len = WideCharToMultiByte(CP_UTF8, 0, text, (int)n - held, bytes, sizeof bytes, NULL, NULL);
        for (int out = 0; out < len; out += (int)written)
            if (!WriteFile(to, bytes + out, (DWORD)(len - out), &written, NULL)) return;
        if (held) text[0] = text[n - 1];
    }
}

static int inside(HANDLE in, HANDLE out, COORD size) {
    commands = in;
    SECURITY_ATTRIBUTES inherited = {sizeof inherited, NULL, TRUE};
    DWORD both = GENERIC_READ | GENERIC_WRITE, share = FILE_SHARE_READ | FILE_SHARE_WRITE;
    keyboard = CreateFileW(L"CONIN$", both, share, &inherited, OPEN_EXISTING, 0, NULL);
    screen = CreateConsoleScreenBuffer(both, share, &inherited, CONSOLE_TEXTMODE_BUFFER, NULL);
    if (keyboard == INVALID_HANDLE_VALUE || screen == INVALID_HANDLE_VALUE) fail("the console");
    COORD whole = {WIDTH, HEIGHT};
    SMALL_RECT window = {0, 0, (SHORT)(size.X - 1), (SHORT)(size.Y - 1)};
    /* Nothing is acted on, not even a line feed: all of it is to be read again. */
    if (!SetConsoleScreenBufferSize(screen, whole) || !SetConsoleActiveScreenBuffer(screen) ||
        !SetConsoleWindowInfo(screen, TRUE, &window) || !SetConsoleMode(screen, ENABLE_WRAP_AT_EOL_OUTPUT))
        fail("the screen buffer");

    STARTUPINFOW start = {0};
    start.cb = sizeof start;
    start.dwFlags = STARTF_USESTDHANDLES;
    start.hStdInput = keyboard;
    start.hStdOutput = start.hStdError = screen;
    PROCESS_INFORMATION child;
    SetHandleInformation(in, HANDLE_FLAG_INHERIT, 0);
    SetHandleInformation(out, HANDLE_FLAG_INHERIT, 0);
    if (!CreateProcessW(NULL, rest_of_command_line(6), NULL, NULL, TRUE, 0, NULL, NULL, &start, &child)) fail("the program");
    program = child.hProcess;
    char pid[32];
    DWORD written;
    WriteFile(out, pid, (DWORD)sprintf(pid, "pid %lu\n", child.dwProcessId), &written, NULL);
    CreateThread(NULL, 0, obey_all, NULL, 0, NULL);
    while (WaitForSingleObject(program, 5) == WAIT_TIMEOUT) copy_new(out);
    copy_new(out);
    DWORD code = FAILED;
    GetExitCodeProcess(program, &code);
    return (int)code;
}

int main(int count, char **arguments) {
    if (count == 3 && !strcmp(arguments[1], "kill")) {
        HANDLE process = OpenProcess(PROCESS_TERMINATE, FALSE, (DWORD)atoi(arguments[2]));
        if (!process || !TerminateProcess(process, 1)) fail("the process");
        return 0;
    }
    int is_inside = count > 1 && !strcmp(arguments[1], "-");
    int at = is_inside ? 4 : 1;
    if (count < at + 3) fail("usage: console COLUMNS ROWS PROGRAM [ARGUMENT...]");
    COORD size = {(SHORT)atoi(arguments[at]), (SHORT)atoi(arguments[at + 1])};
    if (!is_inside) return outside(size);
    return inside((HANDLE)(uintptr_t)strtoull(arguments[2], NULL, 10), (HANDLE)(uintptr_t)strtoull(arguments[3], NULL, 10), size);
}

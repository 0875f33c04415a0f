"""Runs in LibreOffice's own Python: pastes into a new sheet and prints its cells, then copies two numbers out."""

import json
import subprocess
import sys
import time

import uno


def say(line):
    """Tell the test."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


profile, pipe = sys.argv[1:]
address = f"pipe,name={pipe};urp;"
office = subprocess.Popen(
    ["soffice", f"-env:UserInstallation=file://{profile}", "--norestore", "--nologo", f"--accept={address}"]
)
resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
while True:
    try:
        context = resolver.resolve(f"uno:{address}StarOffice.ComponentContext")
        break
    except Exception:  # noqa: BLE001 - it is not there yet; who started this ends it in time
        time.sleep(0.2)
manager = context.ServiceManager
desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
document = desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, ())
dispatcher = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
frame, sheet = document.CurrentController.Frame, document.Sheets.getByIndex(0)
dispatcher.executeDispatch(frame, ".uno:Paste", "", 0, ())
cells = [[sheet.getCellByPosition(column, row) for column in range(3)] for row in range(2)]
say(json.dumps([[cell.Value or cell.String for cell in row] for row in cells]))
for column, number in enumerate((1297, 9.92)):
    cell = sheet.getCellByPosition(column, 10)
    cell.Value, cell.NumberFormat = number, 4  # two decimals, thousands: 1,297.00 or 1.297,00
document.CurrentController.select(sheet.getCellRangeByPosition(0, 10, 1, 10))
dispatcher.executeDispatch(frame, ".uno:Copy", "", 0, ())
say("copied")
sys.stdin.read()
document.close(True)
desktop.terminate()

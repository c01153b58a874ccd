-- Runs the tests of these files in a Neovim each, one after the other. Exit code 1 when one fails.
local Child = dofile("neovim/child.lua")
local FILES = { "diagnostics", "actions", "completion", "reading", "rename", "plugin" }

local file = assert(io.open("exemple.referentiel.yaml", "rb"))
local example = file:read("*a")
file:close()

local function say(text) io.stdout:write(text .. "\n") end

local passed, failed = 0, 0

local function try(name, test)
  local run = type(test) == "table" and test.run or test
  local child
  local ok, why = xpcall(function()
    child = Child.start(type(test) == "table" and test or nil)
    run(child)
  end, function(why) return debug.traceback(why, 2) end)
  if child then child:stop() end
  if ok then
    passed = passed + 1
    say("neovim: " .. name .. " ... ok")
  else
    failed = failed + 1
    say("neovim: " .. name .. " ... FAILED\n" .. why)
  end
end

local ok, why = pcall(function()
  for _, name in ipairs(FILES) do
    local tests = assert(loadfile("neovim/" .. name .. ".lua"))(example)
    local names = vim.tbl_keys(tests)
    table.sort(names)
    for _, test in ipairs(names) do
      try(test, tests[test])
    end
  end
end)
if not ok then say("neovim: FAILED " .. why) end
local version = vim.version()
say(("neovim %d.%d.%d: %d passed, %d failed"):format(version.major, version.minor, version.patch, passed, failed))
vim.cmd((ok and failed == 0 and passed > 0) and "qall!" or "cquit")

-- What is found is mended from the menu of what can be done.
local example = ...
local tests = {}

-- A list rather than a range: what is missing is then what is meant.
local listed = example:gsub("C1 à C2", "C1, C2")
local faulty = listed:gsub("C1, C2", "C1, C9")
local FAULTS = "TRA001@C2 TRA003@C9"

tests["a quick fix is applied, the fault goes, and one undo brings it back"] = function(child)
  child:open(listed)
  child:go("C2], ré")
  child:type("cwC9<Esc>")
  child:wait_for(FAULTS)
  child:act("Remplacer C9 par C2")
  child:wait_for_text(listed)
  child:wait_for("")
  child:type("u")
  child:wait_for_text(faulty)
  child:wait_for(FAULTS)
end

tests["a quick fix keeps the line ends of Windows"] = function(child)
  local name = child:open((faulty:gsub("\n", "\r\n")), FAULTS)
  child:go("C9")
  child:act("Remplacer C9 par C2")
  child:wait_for("")
  child:type(":write<CR>")
  local wanted = listed:gsub("\n", "\r\n")
  child:wait("what was written", function()
    local file = io.open(name, "rb")
    local text = file:read("*a")
    file:close()
    return text == wanted
  end)
end

tests["what is silenced with a reason is shown no more"] = function(child)
  child:open((example:gsub("C1 à C2", "C1 à C9")), "TRA003@C9")
  child:go("C9")
  child:act("Mettre TRA003 en sourdine ici")
  child:wait("silence", function() return not child:codes():find("TRA003@C9", 1, true) end)
  local comment = "\n  # référentiel: ignore TRA003"
  assert(child:text():find(comment, 1, true), child:text())
end

return tests

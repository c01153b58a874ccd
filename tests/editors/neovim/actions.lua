-- What is found is mended from the menu of what can be done.
local example = ...
local tests = {}

tests["a quick fix is applied, the fault goes, and one undo brings it back"] = function(child)
  child:open(example)
  child:go("C2], ré")
  child:type("cwC9<Esc>")
  child:wait_for("TRA003@C9")
  child:act("Remplacer C9 par C1")
  child:wait_for_text((example:gsub("C2%], ré", "C1], ré")))
  child:wait("the fault to go", function() return not child:codes():find("TRA003@", 1, true) end)
  child:type("u")
  child:wait_for("TRA003@C9")
end

tests["a quick fix keeps the line ends of Windows"] = function(child)
  local name = child:open((example:gsub("C1 à C2", "C1 à C9"):gsub("\n", "\r\n")), "TRA003@C9")
  child:go("C9")
  child:act("Remplacer C9 par C1")
  child:wait("the fault to go", function() return not child:codes():find("TRA003@", 1, true) end)
  child:type(":write<CR>")
  local wanted = example:gsub("C1 à C2", "C1 à C1"):gsub("\n", "\r\n")
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
  child:act("TRA003")
  child:wait("silence", function() return not child:codes():find("TRA003@", 1, true) end)
  assert(child:text():find("TRA003", 1, true), child:text())
end

return tests

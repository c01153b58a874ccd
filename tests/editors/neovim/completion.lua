-- What is typed is completed from the menu.
local example = ...
local tests = {}

tests["a code is completed"] = function(child)
  child:open(example)
  child:go("C3, C4")
  child:type("f4hC<C-x><C-o>")
  child:complete("C4")
  child:wait_for_text(example)
  child:wait_for("")
end

tests["a code is completed after an emoji on its line"] = function(child)
  child:open((example:gsub("%[C1 à C2%]", "[C1, ]")))
  child:go("C1, ]")
  child:type("f]i<C-x><C-o>")
  child:complete("C2")
  child:wait_for_text((example:gsub("%[C1 à C2%]", "[C1, C2]")))
  child:wait_for("")
end

tests["a key is completed, from its first letters"] = function(child)
  child:open(example)
  child:go("réalisation: individuelle\\n")
  child:type("odur<C-x><C-o>")
  child:complete("durée")
  assert(child:line():find("^    durée:"), child:line())
end

tests["a key with an accent is completed from letters without it"] = function(child)
  child:open((example:gsub("voies d'accès:\n  formation: [^\n]*\n", "")))
  child:go("handicap:")
  child:type("Ovo<C-x><C-o>")
  child:complete("voies d'accès")
  assert(child:line():find("^voies d'accès:"), child:line())
end

return tests

-- A Neovim that is typed into by another one. What it shows is read where a person sees it: buffers,
-- diagnostics, the completion menu, floating windows.
local Child = {}
Child.__index = Child

-- Nothing takes this long, on a machine that is not stuck. In milliseconds.
local PATIENCE = 20000

-- Starts one in a folder of its own, with the shipped plugin where its page says to put it. `options.encoding`: how it
-- is to count columns, from Neovim 0.10 on; `options.path`: where programs are looked for, rather than where the server is;
-- `options.plain`: with nothing configured at all.
function Child.start(options)
  options = options or {}
  local self = setmetatable({ folder = vim.fn.tempname(), stderr = {} }, Child)
  local home = self.folder .. "/home"
  local plugins = home .. "/nvim/site/pack/referentiel/start"
  vim.fn.mkdir(plugins, "p")
  assert(vim.loop.fs_symlink(vim.fn.fnamemodify("../../editors/neovim", ":p:h"), plugins .. "/referentiel"))
  self.channel = vim.fn.jobstart({ vim.v.progpath, "--embed", "--headless", "-n", "-i", "NONE" }, {
    rpc = true,
    cwd = self.folder,
    env = {
      ENCODING = options.encoding,
      PATH = options.path or (vim.fn.fnamemodify(vim.env.REFERENTIEL, ":h") .. ":" .. vim.env.PATH),
      LANG = "fr_FR.UTF-8",
      XDG_CACHE_HOME = home,
      XDG_CONFIG_HOME = home,
      XDG_DATA_HOME = home,
      XDG_STATE_HOME = home,
    },
    on_stderr = function(_, lines) vim.list_extend(self.stderr, lines) end,
    on_exit = function() self.gone = true end,
  })
  assert(self.channel > 0, "Neovim does not start another one")
  if not options.plain then self:lua("vim.cmd('luafile ' .. ...)", vim.fn.getcwd() .. "/neovim/config.lua") end
  return self
end

-- Runs code there, with what follows as `...`; gives what it returns.
function Child:lua(code, ...)
  local result = vim.rpcrequest(self.channel, "nvim_exec_lua", code, { ... })
  if result ~= vim.NIL then return result end
end

-- Evaluates a Vim expression there.
function Child:eval(code) return vim.rpcrequest(self.channel, "nvim_eval", code) end

-- Types keys, `<Esc>` and the like among them.
function Child:type(keys) vim.rpcrequest(self.channel, "nvim_input", keys) end

-- Waits until `test` gives something true, and gives it.
function Child:wait(what, test)
  local result
  local ok = vim.wait(PATIENCE, function()
    result = test()
    return result
  end, 5)
  if not ok then error(what .. " does not come\n" .. self:state(), 2) end
  return result
end

-- Writes a file and opens it; waits for the server to be there, and to find `codes` where they are given.
function Child:open(text, codes, name)
  name = self.folder .. "/" .. (name or "atelier d'écriture.referentiel.yaml")
  local file = assert(io.open(name, "wb"))
  file:write(text)
  file:close()
  self:lua("vim.cmd('edit ' .. vim.fn.fnameescape(...))", name)
  self:wait("the client", function() return self:encoding() end)
  if codes then self:wait_for(codes) end
  return name
end

-- The columns that were agreed on.
function Child:encoding()
  return self:lua([[
    local get = vim.lsp.get_clients or vim.lsp.get_active_clients
    local client = get({ bufnr = 0 })[1]
    return client and client.initialized and client.offset_encoding or nil
  ]])
end

-- The text of the buffer.
function Child:text() return table.concat(self:lua("return vim.api.nvim_buf_get_lines(0, 0, -1, false)"), "\n") end

-- What is found: code, text at its place in the buffer, message; in the order of the lines.
function Child:diagnostics()
  return self:lua([[
    local found = {}
    for _, one in ipairs(vim.diagnostic.get(0)) do
      local last = vim.api.nvim_buf_line_count(0) - 1
      local ok, lines = pcall(vim.api.nvim_buf_get_text, 0, one.lnum, one.col, math.min(one.end_lnum, last), one.end_col, {})
      table.insert(found, {
        code = one.code or (one.user_data and one.user_data.lsp and one.user_data.lsp.code) or "?",
        line = one.lnum + 1, text = ok and table.concat(lines, "\n") or ("nowhere: " .. tostring(lines)),
        message = one.message, source = one.source,
      })
    end
    table.sort(found, function(a, b) return a.line < b.line end)
    return found
  ]])
end

-- The same on one line: `TRA003@C9`.
function Child:codes()
  local codes = vim.tbl_map(function(one) return one.code .. "@" .. one.text end, self:diagnostics())
  return table.concat(codes, " ")
end

-- Waits for what is found to be this.
function Child:wait_for(codes)
  self:wait("« " .. codes .. " »", function() return self:codes() == codes end)
end

-- Puts the cursor at the first place where `pattern` begins, in normal mode.
function Child:go(pattern)
  local found = self:lua("vim.api.nvim_win_set_cursor(0, { 1, 0 }) return vim.fn.search(..., 'cW')", "\\V" .. pattern)
  assert(found > 0, "« " .. pattern .. " » is nowhere in the text")
end

-- The line of the cursor.
function Child:line() return self:lua("return vim.api.nvim_get_current_line()") end

-- Asks what can be done at the cursor, and has the one with this title done.
function Child:act(title)
  self:lua([[
    local title = ...
    vim.g.offered = nil
    vim.ui.select = function(items, options, choose)
      local titles = vim.tbl_map(options.format_item, items)
      vim.g.offered = titles
      for at, item in ipairs(items) do
        if titles[at]:find(title, 1, true) then return choose(item, at) end
      end
    end
    vim.lsp.buf.code_action()
  ]], title)
  local offered = self:wait("a choice", function() return self:lua("return vim.g.offered") end)
  for _, one in ipairs(offered) do
    if one:find(title, 1, true) then return end
  end
  error(("« %s » is not among %s"):format(title, vim.inspect(offered)), 2)
end

-- Waits for the menu of completion, and takes from it what is shown as `label`; back to normal mode.
function Child:complete(label)
  self:wait("the menu", function() return self:eval("pumvisible()") == 1 end)
  local items = self:eval("complete_info(['items']).items")
  for at, item in ipairs(items) do
    if item.abbr == label or item.word == label then
      vim.rpcrequest(self.channel, "nvim_select_popupmenu_item", at - 1, true, true, {})
      -- From 0.11 on, what is inserted is put in shape once the menu is closed.
      self:wait("the end of the menu", function() return self:eval("pumvisible()") == 0 end)
      self:lua("vim.wait(20)")
      self:type("<Esc>")
      self:wait("the end of typing", function() return self:eval("mode()") == "n" end)
      return item
    end
  end
  error(("« %s » is not among %s"):format(label, vim.inspect(items)), 2)
end

-- Waits for a window that floats over the text, and gives its text.
function Child:floating()
  return self:wait("a floating window", function()
    return self:lua([[
      for _, window in ipairs(vim.api.nvim_list_wins()) do
        if vim.api.nvim_win_get_config(window).relative ~= "" then
          return table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), "\n")
        end
      end
    ]])
  end)
end

-- Waits for the text of the buffer to be this.
function Child:wait_for_text(text)
  text = text:gsub("\n$", "")
  local ok = pcall(self.wait, self, "the text", function() return self:text() == text end)
  if ok then return end
  local lines, wanted = vim.split(self:text(), "\n"), vim.split(text, "\n")
  for at = 1, math.max(#lines, #wanted) do
    if lines[at] ~= wanted[at] then
      error(("line %d is\n%s\nrather than\n%s\n%s"):format(at, lines[at], wanted[at], self:eval("execute('messages')")), 2)
    end
  end
end

-- All that can be told when something went wrong.
function Child:state()
  local ok, state = pcall(function()
    return ("found: %s\nmessages: %s\ntext:\n%s"):format(
      vim.inspect(self:diagnostics()), self:eval("execute('messages')"), self:text())
  end)
  return (ok and state or "no state: " .. tostring(state)) .. "\n" .. table.concat(self.stderr, "\n")
end

-- Ends it. Whatever was not written is lost.
function Child:stop()
  if not self.gone then
    pcall(vim.rpcnotify, self.channel, "nvim_command", "qall!")
    vim.fn.jobwait({ self.channel }, PATIENCE)
  end
  vim.fn.delete(self.folder, "rf")
end

return Child

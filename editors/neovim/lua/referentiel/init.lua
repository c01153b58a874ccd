-- Has the language server `referentiel server` check the référentiels that are edited, from Neovim 0.7 on.
local M = {}

-- What the user asks for besides, from `setup`.
local wanted = {}
local told = false

local function say(text, level) vim.notify("référentiel : " .. text, level or vim.log.levels.INFO) end

-- The folder of the configuration or of the repository above a file, else the file's own.
local function root(path)
  local folder = vim.fn.fnamemodify(path, ":p:h")
  local parent, at = nil, folder
  while at ~= parent do
    for _, marker in ipairs({ "referentiel.config.yaml", ".git" }) do
      if vim.loop.fs_stat(at .. "/" .. marker) then return at end
    end
    parent, at = at, vim.fn.fnamemodify(at, ":h")
  end
  return folder
end

-- Neovim 0.11 brought keys for what a server offers. Older ones get the same, where they are free.
local function keys(buffer)
  if vim.fn.has("nvim-0.11") == 1 then return end
  vim.bo[buffer].omnifunc = "v:lua.vim.lsp.omnifunc"
  local all = {
    K = "hover", gra = "code_action", grn = "rename", grr = "references", gO = "document_symbol",
    ["<C-]>"] = "definition",
  }
  for key, action in pairs(all) do
    if vim.fn.maparg(key, "n") == "" then
      vim.api.nvim_buf_set_keymap(buffer, "n", key, "<Cmd>lua vim.lsp.buf." .. action .. "()<CR>", { noremap = true })
    end
  end
end

-- From 0.11 on Neovim shows no message unless it is asked to. Someone who asked for nothing gets, under the line of the
-- cursor, those of the server.
local function messages(client)
  local chosen = vim.diagnostic.config()
  if vim.fn.has("nvim-0.11") == 0 or chosen.virtual_text or chosen.virtual_lines or vim.g.referentiel_messages == false then
    return
  end
  local provider = client.server_capabilities.diagnosticProvider or {}
  for _, namespace in ipairs({
    vim.lsp.diagnostic.get_namespace(client.id),
    vim.lsp.diagnostic.get_namespace(client.id, true, provider.identifier),
  }) do
    vim.diagnostic.config({ virtual_lines = { current_line = true } }, namespace)
  end
end

-- What is given to Neovim's own client.
function M.defaults()
  return vim.tbl_deep_extend("force", {
    name = "referentiel",
    cmd = { "referentiel", "server" },
    filetypes = { "yaml.referentiel" },
    root_markers = { "referentiel.config.yaml", ".git" },
    get_language_id = function() return "referentiel" end,
    on_attach = messages,
  }, wanted)
end

local function configuration()
  return vim.lsp.config and vim.lsp.config.referentiel or M.defaults()
end

-- Changes what the client is given, as in `vim.lsp.start`: `require("referentiel").setup({ cmd = { "/opt/referentiel", "server" } })`.
function M.setup(options)
  wanted = vim.tbl_deep_extend("force", wanted, options or {})
  if vim.lsp.config then vim.lsp.config("referentiel", wanted) end
  if vim.lsp.enable and M.installed() then vim.lsp.enable("referentiel") end
end

-- Whether the program can be started.
function M.installed()
  local command = configuration().cmd
  return type(command) ~= "table" or vim.fn.executable(command[1]) == 1
end

-- Starts the server for a buffer, or says once what is missing.
function M.attach(buffer)
  if not M.installed() then
    if not told then
      say(("le programme « %s » est introuvable : installez-le, puis vérifiez que `referentiel --version` répond dans un terminal et relancez Neovim.")
        :format(configuration().cmd[1]), vim.log.levels.WARN)
    end
    told = true
    return
  end
  keys(buffer)
  -- From 0.11 on Neovim starts it by itself.
  if vim.lsp.enable then return end
  local config = M.defaults()
  config.root_dir = config.root_dir or root(vim.api.nvim_buf_get_name(buffer))
  if vim.lsp.start then
    vim.lsp.start(config, { bufnr = buffer })
    return
  end
  for _, client in pairs(vim.lsp.get_active_clients()) do
    if client.name == config.name and client.config.root_dir == config.root_dir then
      vim.lsp.buf_attach_client(buffer, client.id)
      return
    end
  end
  vim.lsp.buf_attach_client(buffer, vim.lsp.start_client(config))
end

-- The client of the current buffer, or nil, which is said.
local function client()
  local all
  if vim.lsp.get_clients then
    all = vim.lsp.get_clients({ bufnr = 0, name = "referentiel" })
  else
    all = vim.tbl_filter(function(one) return one.name == "referentiel" end, vim.lsp.buf_get_clients(0))
  end
  if all[1] and all[1].initialized then return all[1] end
  say("ce fichier n'est pas suivi par le serveur ; ouvrez un fichier *.referentiel.yaml.", vim.log.levels.WARN)
end

-- Has the server run a command on the current text; `answered` is given its answer.
local function execute(name, argument, answered)
  local server = client()
  if not server then return end
  argument.uri = vim.uri_from_bufnr(0)
  local request = { command = "referentiel.server." .. name, arguments = { argument } }
  local function handler(problem, answer)
    if problem then return say(problem.message or tostring(problem), vim.log.levels.ERROR) end
    if answered then answered(answer) end
  end
  -- Neovim 0.7 first sends what was just typed if it is given the buffer's own number.
  local buffer = vim.api.nvim_get_current_buf()
  if vim.fn.has("nvim-0.11") == 1 then
    server:request("workspace/executeCommand", request, handler, buffer)
  else
    server.request("workspace/executeCommand", request, handler, buffer)
  end
end

-- Opens the coverage matrix of the current text in the web browser, or says where the page is.
function M.matrix()
  execute("matrix", {}, function(answer)
    if type(answer) ~= "table" then return say("ce fichier n'a pas de matrice.", vim.log.levels.WARN) end
    local path = vim.fn.tempname() .. ".html"
    local file, why = io.open(path, "wb")
    if not file then return say(why, vim.log.levels.ERROR) end
    file:write(answer.html)
    file:close()
    -- Neovim 0.10 knows what opens a page; it gives nothing where nothing does.
    local opened = vim.ui.open and vim.ui.open(path)
    say((opened and "matrice ouverte : " or "ouvrez cette page dans un navigateur : ") .. path)
  end)
end

-- Renumbers the whole text, or the bloc that is named; every reference follows.
function M.renumber(call)
  local bloc = call and call.args ~= "" and call.args or nil
  execute("renumber", { bloc = bloc }, nil)
end

return M

-- What someone who uses Neovim writes to have référentiels checked as they type, from 0.7 on.
local server = { vim.env.REFERENTIEL, "server" }

local function attached(_, buffer)
  vim.api.nvim_buf_set_option(buffer, "omnifunc", "v:lua.vim.lsp.omnifunc")
end

-- Neovim counts columns in UTF-16 with every server; from 0.10 on it can be told to count otherwise.
local function capabilities()
  local all = vim.lsp.protocol.make_client_capabilities()
  if vim.env.ENCODING then
    all.general = vim.tbl_extend("force", all.general or {}, { positionEncodings = { vim.env.ENCODING } })
  end
  return all
end

vim.api.nvim_create_autocmd({ "BufRead", "BufNewFile" }, {
  pattern = { "*.referentiel.yaml", "*.referentiel.yml" },
  callback = function(event)
    vim.bo.filetype = "referentiel"
    local config = {
      name = "referentiel",
      cmd = server,
      root_dir = vim.fn.fnamemodify(event.file, ":p:h"),
      capabilities = capabilities(),
      on_attach = attached,
      on_exit = vim.schedule_wrap(function(code) vim.g.server_exit = code end),
    }
    if vim.lsp.start then
      vim.lsp.start(config)
    else
      vim.lsp.buf_attach_client(event.buf, vim.lsp.start_client(config))
    end
  end,
})
vim.o.completeopt = "menuone,noselect"
vim.o.hidden = true

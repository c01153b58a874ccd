;;; referentiel-mode.el --- Référentiels de certification, vérifiés pendant la frappe -*- lexical-binding: t -*-

;; Package-Requires: ((emacs "26.3"))
;; Keywords: languages

;;; Commentary:

;; Fichiers *.referentiel.yaml et *.referentiel.yml : le serveur « referentiel server » est lancé par Eglot,
;; qu'Emacs 29 contient et qu'Emacs 28 installe (paquet eglot).  Dans le fichier d'initialisation :
;;
;;   (require 'referentiel-mode)

;;; Code:

(require 'cl-lib)
(require 'subr-x)

(declare-function eglot-ensure "eglot")
(declare-function eglot-current-server "eglot")
(declare-function eglot-code-actions "eglot")
(declare-function eglot-rename "eglot")
(declare-function eglot--signal-textDocument/didChange "eglot")
(declare-function eglot--TextDocumentIdentifier "eglot")
(declare-function jsonrpc-request "jsonrpc")
(declare-function jsonrpc-async-request "jsonrpc")

(defgroup referentiel nil
  "Référentiels de certification."
  :group 'languages)

(defcustom referentiel-command '("referentiel" "server")
  "La commande du serveur : un programme et ses arguments."
  :type '(repeat string))

(defcustom referentiel-start-server t
  "Lancer le serveur à l'ouverture d'un référentiel."
  :type 'boolean)

(defconst referentiel--colours
  '(("^[ \t]*\\(?:- \\)*\\([^][ \t\n#{}:\"'-][^:\n#]*\\):\\(?:[ \t]\\|$\\)" 1 font-lock-keyword-face)
    ("\\_<\\(?:\\(?:BC\\|[ACEB]\\)[0-9]+\\(?:\\.[0-9]+\\)*\\|[0-9]+\\(?:\\.[0-9]+\\)+\\)\\_>" . font-lock-constant-face)
    ("[>|]-?[ \t]*$" . font-lock-builtin-face))
  "Les couleurs, là où il n'y a pas de mode YAML.")

(defun referentiel--plain ()
  "Donner commentaires, couleurs et retraits, là où il n'y a pas de mode YAML."
  (modify-syntax-entry ?# "<" (syntax-table))
  (modify-syntax-entry ?\n ">" (syntax-table))
  (setq-local comment-start "# ")
  (setq-local comment-start-skip "#+[ \t]*")
  (setq-local indent-line-function #'indent-relative)
  (setq-local font-lock-defaults '(referentiel--colours)))

(defun referentiel--begin ()
  "Préparer le tampon et lancer le serveur."
  (setq-local indent-tabs-mode nil)
  (setq-local tab-width 2)
  (visual-line-mode 1)
  (when (and buffer-file-name referentiel-start-server)
    (cond
     ((not (executable-find (car referentiel-command)))
      (message "Référentiel : le programme « %s » est introuvable ; installez-le, vérifiez que « referentiel --version » répond dans un terminal, puis relancez Emacs"
               (car referentiel-command)))
     ((not (require 'eglot nil t))
      (message "Référentiel : il manque Eglot ; tapez M-x package-install RET eglot RET, puis rouvrez ce fichier"))
     (t (eglot-ensure)))))

(defvar referentiel-mode-map
  (let ((map (make-sparse-keymap)))
    (define-key map (kbd "C-c C-m") #'referentiel-matrice)
    (define-key map (kbd "C-c C-n") #'referentiel-renumeroter)
    (define-key map (kbd "C-c C-a") #'eglot-code-actions)
    (define-key map (kbd "C-c C-r") #'eglot-rename)
    map)
  "Les touches des référentiels.")

;; A mode has the parent that is there when this file is loaded: colours and indentation of YAML where Emacs has them.
(defmacro referentiel--define (parent &rest body)
  "Définir le mode à partir de PARENT, avec BODY."
  `(define-derived-mode referentiel-mode ,parent "Référentiel"
     "Mode des référentiels de certification."
     ,@body
     (referentiel--begin)))

(cond
 ((require 'yaml-mode nil t) (referentiel--define yaml-mode))
 ((and (fboundp 'treesit-ready-p) (treesit-ready-p 'yaml t) (require 'yaml-ts-mode nil t))
  (referentiel--define yaml-ts-mode))
 (t (referentiel--define text-mode (referentiel--plain))))

;;;###autoload
(add-to-list 'auto-mode-alist '("\\.referentiel\\.ya?ml\\'" . referentiel-mode))

(with-eval-after-load 'eglot
  (defvar eglot-server-programs)
  (add-to-list 'eglot-server-programs
               (cons 'referentiel-mode (lambda (&rest _) referentiel-command))))

(defun referentiel--server ()
  "Rendre le serveur, à qui ce qui vient d'être tapé a été dit."
  (let ((server (and (fboundp 'eglot-current-server) (eglot-current-server))))
    (unless server
      (user-error "Ce fichier n'est pas suivi par le serveur ; M-x eglot le lance"))
    (eglot--signal-textDocument/didChange)
    server))

(defun referentiel--command (name &rest arguments)
  "Ce qui demande d'exécuter la commande NAME sur ce texte, avec ARGUMENTS."
  (list :command (concat "referentiel.server." name)
        :arguments (vector (append (eglot--TextDocumentIdentifier) arguments))))

(defun referentiel-matrice ()
  "Ouvrir la matrice de couverture de ce référentiel dans le navigateur."
  (interactive)
  (let ((answer (jsonrpc-request (referentiel--server) :workspace/executeCommand (referentiel--command "matrix")))
        (file (make-temp-file "matrice-" nil ".html"))
        (coding-system-for-write 'utf-8-unix))
    (unless answer (user-error "Ce fichier n'a pas de matrice"))
    (with-temp-file file (insert (plist-get answer :html)))
    (condition-case nil
        (browse-url-of-file file)
      (error nil))
    (message "Référentiel : la matrice est dans %s" file)
    file))

(defun referentiel-renumeroter (bloc)
  "Renuméroter ce référentiel, ou le BLOC dont le code est donné ; tous les renvois suivent."
  (interactive (list (read-string "Bloc à renuméroter (vide : tous) : ")))
  ;; Not waited for: Emacs 28 would leave unread the edit that comes along with the answer.
  (jsonrpc-async-request
   (referentiel--server) :workspace/executeCommand
   (apply #'referentiel--command "renumber"
          (unless (string-empty-p (or bloc "")) (list :bloc bloc)))
   :success-fn #'ignore
   :error-fn (lambda (problem) (message "Référentiel : %s" (plist-get problem :message)))))

(provide 'referentiel-mode)
;;; referentiel-mode.el ends here

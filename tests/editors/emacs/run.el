;;; run.el --- The shipped mode, in Emacs without a screen -*- lexical-binding: t -*-
;; Each test has a file of its own. Exit code 1 when one fails.
(require 'cl-lib)

(defconst tests--here (file-name-directory load-file-name))
(defconst tests--server (file-name-directory (getenv "REFERENTIEL")))
(defconst tests--example
  (with-temp-buffer
    (insert-file-contents (expand-file-name "../exemple.referentiel.yaml" tests--here))
    (buffer-string)))
(defvar tests--all nil)
(defvar tests--patience 20 "Nothing takes this long, in seconds, on a machine that is not stuck.")

(push (directory-file-name tests--server) exec-path)
(setenv "PATH" (concat tests--server ":" (getenv "PATH")))
(add-to-list 'load-path (expand-file-name "../../../editors/emacs" tests--here))
(require 'referentiel-mode)
(setq make-backup-files nil create-lockfiles nil)

(defmacro tests--that (name &rest body)
  "Define a test."
  (declare (indent 1))
  `(push (cons ,name (lambda () ,@body)) tests--all))

(defun tests--wait (what test)
  "Wait until TEST gives something, and give it; WHAT is said when it does not come."
  (let ((end (+ (float-time) tests--patience)) result)
    (while (not (setq result (funcall test)))
      (when (> (float-time) end)
        (error "%s does not come; found: %S; text:\n%s" what (ignore-errors (tests--found)) (buffer-string)))
      (accept-process-output nil 0.02))
    result))

(defun tests--open (text)
  "Open a file that holds TEXT, and wait for the server."
  (let ((file (expand-file-name "atelier d'écriture.referentiel.yaml" (make-temp-file "emacs-" t))))
    (with-temp-file file (insert text))
    (find-file file)
    ;; Eglot begins after the command that opens the file.
    (run-hooks 'post-command-hook)
    (tests--wait "the server" (lambda () (eglot-current-server)))))

(defun tests--type (at old new)
  "Replace OLD, which follows AT, with NEW."
  (goto-char (point-min))
  (search-forward at)
  (search-backward old)
  (delete-char (length old))
  (insert new)
  (eglot--signal-textDocument/didChange))

(defun tests--found ()
  "What is found, in the order of the text: (CODE-AND-MESSAGE . TEXT)."
  (flymake-start)
  (sort (mapcar (lambda (one)
                  (cons (flymake-diagnostic-text one)
                        (buffer-substring-no-properties (flymake-diagnostic-beg one) (flymake-diagnostic-end one))))
                (flymake-diagnostics))
        (lambda (one other) (string< (cdr one) (cdr other)))))

(tests--that "a mistake that is typed is shown at its place, after accents and an emoji"
  (tests--open tests--example)
  (cl-assert (eq major-mode 'referentiel-mode))
  (tests--type "évalue: [C1 à C2" "C2" "C9")
  (let ((one (tests--wait "the fault" (lambda () (cl-find "C9" (tests--found) :key #'cdr :test #'equal)))))
    (cl-assert (string-match-p "« C9 » n'est le code de rien" (car one)) t))
  (tests--type "évalue: [C1 à C9" "C9" "C2")
  (tests--wait "the end of the fault" (lambda () (null (tests--found)))))

(tests--that "a code is completed"
  (tests--open tests--example)
  (tests--type "évalue: C3, C4" "C4" "C")
  (let* ((all (eglot-completion-at-point))
         (words (all-completions "C" (nth 2 all))))
    (cl-assert (cl-some (lambda (word) (string-prefix-p "C4" word)) words) t)))

(tests--that "a rename follows every reference"
  (tests--open tests--example)
  (goto-char (point-min))
  (search-forward "C2:")
  (backward-char 3)
  (eglot-rename "C9")
  (cl-assert (equal (buffer-string) (let ((case-fold-search nil)) (replace-regexp-in-string "C2" "C9" tests--example))) t))

(tests--that "the cursor on a code tells what it is, and the outline has the codes"
  (tests--open tests--example)
  (let ((outline (format "%S" (funcall (if (fboundp 'eglot-imenu) #'eglot-imenu imenu-create-index-function)))))
    (cl-assert (string-match-p "C4" outline) t)))

(tests--that "the matrix of what is typed is written to a page, and opened"
  (let (opened)
    (tests--open tests--example)
    (goto-char (point-min))
    (search-forward "Conduire")
    (replace-match "Mener")
    (cl-letf (((symbol-function 'browse-url-of-file) (lambda (file) (setq opened file))))
      (referentiel-matrice))
    (with-temp-buffer
      (insert-file-contents opened)
      (cl-assert (search-forward "<html" nil t))
      (cl-assert (search-forward "Mener" nil t)))))

(tests--that "renumbering is followed by every reference"
  (tests--open (let ((case-fold-search nil)) (replace-regexp-in-string "C3" "C7" tests--example)))
  ;; Eglot asks before it lets a server change the text, however it was asked to.
  (cl-letf (((symbol-function 'y-or-n-p) (lambda (&rest _) t)))
    (referentiel-renumeroter "")
    (tests--wait "the codes" (lambda () (equal (buffer-string) tests--example)))))

(tests--that "comments and codes have colours"
  (tests--open tests--example)
  (font-lock-ensure)
  (cl-assert (get-text-property (point-min) 'face))
  (goto-char (point-min))
  (search-forward "intitulé")
  (cl-assert (get-text-property (1- (point)) 'face)))

(tests--that "an absent program is told in a sentence"
  (let ((referentiel-command '("absent-d'ici")) told)
    (cl-letf (((symbol-function 'message) (lambda (text &rest rest) (push (apply #'format text rest) told))))
      (with-temp-buffer
        (setq buffer-file-name "/nowhere/a.referentiel.yaml")
        (referentiel-mode)
        (set-buffer-modified-p nil)
        (setq buffer-file-name nil)))
    (cl-assert (cl-some (lambda (text) (string-match-p "« absent-d'ici » est introuvable ; installez-le" text)) told) t)))

(let ((passed 0) (failed 0))
  (dolist (test (reverse tests--all))
    (condition-case why
        (progn
          (funcall (cdr test))
          (setq passed (1+ passed))
          (princ (format "emacs: %s ... ok\n" (car test))))
      (error
       (setq failed (1+ failed))
       (princ (format "emacs: %s ... FAILED\n%s\n" (car test) (error-message-string why)))))
    (dolist (buffer (buffer-list))
      (when (buffer-file-name buffer)
        (with-current-buffer buffer
          (set-buffer-modified-p nil)
          (ignore-errors (eglot-shutdown (eglot-current-server)))
          (let ((kill-buffer-query-functions nil)) (kill-buffer buffer))))))
  (princ (format "emacs %s: %d passed, %d failed\n" emacs-version passed failed))
  (kill-emacs (if (and (= failed 0) (> passed 0)) 0 1)))
